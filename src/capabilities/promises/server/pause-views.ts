import type { z } from 'zod';
import { compileCalendar } from '#capabilities/calendars/domain/index.ts';
import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import type { Fact } from '#kernel/facts.ts';
import { toIso } from '#kernel/time.ts';
import type { PauseView } from '../contract.ts';
import type { Pause, PauseEvidence, PromiseRecord } from '../domain/index.ts';
import { isStated, pauseEnd, standstills } from '../domain/pause.ts';
import { runningTime } from '../domain/running-time.ts';
import { promiseFacts } from '../facts.ts';

type View = z.output<typeof PauseView>;

const paused = promiseFacts['promise.paused'];

function said(evidence: PauseEvidence | undefined): Pick<View, 'evidence' | 'words' | 'saidAt' | 'attempts'> {
  switch (evidence?.kind) {
    case undefined:
      return { evidence: null, words: null, saidAt: null, attempts: [] };
    case 'question':
      return { evidence: 'question', words: evidence.question, saidAt: toIso(evidence.askedAt), attempts: [] };
    case 'agreement':
      return { evidence: 'agreement', words: evidence.words, saidAt: toIso(evidence.agreedAt), attempts: [] };
    case 'attempts': {
      const attempts = evidence.attempts.map(({ channel, at }) => ({ channel, at: toIso(at) }));
      return { evidence: 'attempts', words: evidence.question, saidAt: null, attempts };
    }
  }
}

interface Around {
  readonly hours: CalendarVersion;
  /** The facts about the promise's subject, among them who paused it. */
  readonly facts: readonly Fact[];
}

function whoPaused({ id }: PromiseRecord, { from }: Pause, facts: readonly Fact[]): string | null {
  const found = facts.find(
    ({ kind, occurredAt, data }) =>
      kind === paused.name && occurredAt === from && paused.data.parse(data).promiseId === id,
  );
  return found?.actor.name ?? null;
}

/** The pauses that somebody asked for, in order, each with what it rests on, and how much time it took and left. */
export function pauseViews(promise: PromiseRecord, { hours, facts }: Around): View[] {
  const calendar = compileCalendar(hours);
  const running = { calendar, still: standstills(promise.pauses) };
  const { terms } = promise;
  return promise.pauses.filter(isStated).flatMap((pause): View[] => {
    if (pause.reason === 'awaiting-confirmation') return [];
    const used = runningTime(running, promise.anchor, pause.from);
    return [
      {
        reason: pause.reason,
        from: toIso(pause.from),
        until: toIso(pauseEnd(pause)),
        by: whoPaused(promise, pause, facts),
        ...said(pause.evidence),
        left: terms.kind === 'budget' ? Math.max(0, terms.ms - used) : null,
        open: calendar.openTimeBetween(pause.from, pauseEnd(pause)),
        voided: pause.voided?.reason ?? null,
      },
    ];
  });
}
