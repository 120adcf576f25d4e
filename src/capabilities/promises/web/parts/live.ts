import { hoursOf } from '#capabilities/calendars/domain/index.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { fromIso, type Instant } from '#kernel/time.ts';
import type { promisesContract } from '../../contract.ts';
import { type ClockRecord, type Explanation, explain, type Terms } from '../../domain/index.ts';

/** A promise's explanation as the server sent it. */
export type Explained = OutputOf<typeof promisesContract.endpoints.explainPromise>;

/** How a promise stands at the present minute: its explanation, which terms it has, and whether nobody waits any more. */
export interface Standing extends Explanation {
  readonly terms: Terms['kind'];
  readonly over: boolean;
}

const instant = (iso: string | null) => (iso === null ? null : fromIso(iso));

function termsOf({ terms }: Explained['clock']): Terms {
  if (terms.kind === 'instant') return { kind: terms.kind, due: fromIso(terms.due) };
  if (terms.kind !== 'businessDays') return terms;
  const { kind, n, cutOff } = terms;
  return cutOff === undefined ? { kind, n } : { kind, n, cutOff };
}

function recordOf({ promise, clock }: Explained): ClockRecord {
  return {
    kind: promise.kind,
    terms: termsOf(clock),
    anchor: fromIso(promise.anchor),
    state: promise.state,
    pauses: clock.pauses.map(({ reason, from, until, resumedAt, voided }) => ({
      reason,
      from: fromIso(from),
      until: fromIso(until),
      resumedAt: instant(resumedAt),
      ...(voided && { voided }),
    })),
    metAt: instant(clock.metAt),
    heardAt: instant(clock.heardAt),
    fulfilledAt: instant(clock.fulfilledAt),
    closedAt: instant(clock.closedAt),
  };
}

/** A broken promise that was neither delivered nor given up goes on. */
function isOver({ state, fulfilledAt, reason }: Explained['promise']): boolean {
  if (state === 'broken') return fulfilledAt !== null || reason !== null;
  return state !== 'running' && state !== 'paused';
}

/**
 * What the clock says at `now`: the domain's own `explain`, on what the server sent once. Throws where the calendar has no
 * time for it, which the server refuses before.
 */
export function standingAt(explained: Explained, now: Instant): Standing {
  const seen = explain(recordOf(explained), hoursOf(explained.clock.hours), now);
  if (!seen.ok) throw new Error(`The promise ${explained.promise.id} has no due moment.`);
  return { ...seen.value, terms: explained.terms, over: isOver(explained.promise) };
}
