import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import {
  countDoubts,
  type Decision,
  PAUSE_DOUBTS,
  type PromiseFact,
  type PromiseRecord,
  type Spoken,
} from '../domain/index.ts';
import { aboutPromise } from '../domain/promise-fact.ts';
import { markDoubted } from './store.ts';

interface Looking {
  readonly hours: CalendarVersion;
  readonly spoken: Spoken;
  readonly now: Instant;
}

/** The decision with a fact for each doubt that more of the pauses give rise to than before it. */
export function doubtedAnew(before: PromiseRecord, decision: Decision, { hours, spoken, now }: Looking): Decision {
  const known = countDoubts(before, { hours, spoken }, now);
  const seen = countDoubts(decision.promise, { hours, spoken }, now);
  const found = PAUSE_DOUBTS.filter((doubt) => seen[doubt] > known[doubt]);
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
