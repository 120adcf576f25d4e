import type { Translate } from '#kernel/messages.ts';
import { fromIso, type Instant, MINUTE } from '#kernel/time.ts';
import type { Summary, Today } from '../queries.ts';
import { firstNameOf } from './names.ts';
import { isLate } from './promises.ts';

const SOON = 30 * MINUTE;

/** What is owed, by how near it is. Each band is in the order of the due moments. */
export interface Bands {
  readonly late: readonly Summary[];
  readonly soon: readonly Summary[];
  readonly later: readonly Summary[];
}

/** When the next promise of a case is due; a case without one comes last. */
export function dueOf({ nextPromise }: Summary): Instant {
  return nextPromise === null ? Number.POSITIVE_INFINITY : fromIso(nextPromise.due);
}

/** Sorts what the server sent by the present minute, so that a row moves over the level line when its time comes. */
export function bandsOf(today: Today, now: Instant): Bands {
  const rows = [...today.late, ...today.soon, ...today.later].sort((one, other) => dueOf(one) - dueOf(other));
  return {
    late: rows.filter((row) => isLate(row, now)),
    soon: rows.filter((row) => !isLate(row, now) && dueOf(row) <= now + SOON),
    later: rows.filter((row) => dueOf(row) > now + SOON),
  };
}

interface Words {
  readonly t: Translate;
  /** A moment as the reader says it. */
  readonly moment: (at: Instant) => string;
}

/** The page's heading: where people wait in something, what is late, and what is due within half an hour. */
export function headingOf(bands: Bands, { live }: Pick<Today, 'live'>, words: Words): string {
  return waiting(live, words) ?? owedIn(bands, words);
}

/** Who waits for somebody in what they are in; null where nobody does. */
function waiting(live: Today['live'], { t, moment }: Words): string | null {
  const first = live.find(({ event }) => event.contact !== null);
  if (!first?.event.contact) return null;
  const time = moment(fromIso(first.event.contact.by));
  return t('today.live', { name: firstNameOf(first.case.requester.name), time });
}

function owedIn(bands: Bands, { t, moment }: Words): string {
  const [next] = bands.later;
  const lastSoon = bands.soon.at(-1);
  const late = bands.late.length === 0 ? null : t('today.late', { n: bands.late.length });
  if (lastSoon) {
    const due = { n: bands.soon.length, time: moment(dueOf(lastSoon)) };
    return late === null ? t('today.due', due) : `${late} ${t('today.also-due', due)}`;
  }
  if (late !== null) return late;
  return next ? t('today.nothing-until', { time: moment(dueOf(next)) }) : t('today.nothing');
}

/** The line below the heading: what comes after that. */
export function subheadingOf(bands: Bands, today: Today, words: Words): string {
  const { t, moment } = words;
  if (waiting(today.live, words) !== null) return owedIn(bands, words);
  const [next] = bands.later;
  if (bands.late.length + bands.soon.length > 0) {
    return next ? t('today.after-that', { time: moment(dueOf(next)) }) : t('today.after-that-nothing');
  }
  if (next) return t('today.later-count', { n: bands.later.length });
  const quiet = today.couldUseAWord.length;
  return quiet > 0 ? t('today.could-use-a-word-text', { n: quiet }) : t('today.nothing-text');
}
