import { calendarVersion } from '#capabilities/calendars/index.ts';
import { nextWordMinutesOf } from '#capabilities/people/index.ts';
import { dueOf } from '#capabilities/promises/domain/index.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { suggestedNextWord } from '../domain/next-word.ts';
import { agreementFor } from './owed.ts';

type Known = Pick<Case, 'accountId' | 'serviceId' | 'kind' | 'priority' | 'teamId'>;

/** The hours in which a word is counted, and within what: as the agreement owes it, and as the team does it. */
async function wordsOf(tx: Tx, known: Known, now: Instant) {
  const { owes, calendarId } = await agreementFor(tx, known, now);
  const { teamId } = known;
  const minutes = teamId === null ? null : await nextWordMinutesOf(tx, teamId);
  const own = minutes === null ? [] : [{ calendarId, terms: { kind: 'budget', ms: minutes * MINUTE } as const }];
  return [...(owes['next-update'] ? [owes['next-update']] : []), ...own];
}

/**
 * The moment, to the full minute, that is suggested for the next word to a customer who hears from us now: as the
 * agreement owes it, or as the team of the case does it where that is sooner. Where neither says anything, or the hours
 * have not enough open time ahead, that is tomorrow at the same time.
 */
export async function nextWordSuggestion(tx: Tx, known: Known, now: Instant): Promise<Instant> {
  const dues: Instant[] = [];
  for (const { calendarId, terms } of await wordsOf(tx, known, now)) {
    const pinned = await calendarVersion(tx, calendarId);
    const due = pinned && dueOf(terms, { calendar: pinned.calendar, anchor: now, pauses: [] });
    if (due?.ok) dues.push(due.value);
  }
  return suggestedNextWord(dues, now);
}
