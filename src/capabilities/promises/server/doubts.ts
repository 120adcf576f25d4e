import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Decision, doubtsAbout, type PromiseFact, type PromiseRecord, type Spoken } from '../domain/index.ts';
import { aboutPromise } from '../domain/promise-fact.ts';
import { markDoubted } from './store.ts';

interface Looking {
  readonly hours: CalendarVersion;
  readonly spoken: Spoken;
  readonly now: Instant;
}

/** The decision with a fact for each doubt about the pauses that was not there before it. */
export function doubtedAnew(before: PromiseRecord, decision: Decision, { hours, spoken, now }: Looking): Decision {
  const known = doubtsAbout(before, { hours, spoken }, now);
  const found = doubtsAbout(decision.promise, { hours, spoken }, now).filter((doubt) => !known.includes(doubt));
  const facts = found.map(
    (doubt): PromiseFact => ({
      kind: 'promise.pause-doubted',
      occurredAt: now,
      data: { ...aboutPromise(decision.promise), doubt },
    }),
  );
  return { ...decision, facts: [...decision.facts, ...facts] };
}

/** Puts a promise on the list of pauses to look at, once a decision brought doubts. */
export async function keepDoubts(tx: Tx, { promise, facts }: Decision, now: Instant): Promise<void> {
  if (facts.some(({ kind }) => kind === 'promise.pause-doubted')) await markDoubted(tx, promise.id, now);
}
