import {
  type Agreement,
  type HoursNow,
  type OwedBy,
  type WouldBe,
  wouldBe,
} from '#capabilities/agreements/domain/index.ts';
import { dueOf, type PromiseRecord } from '#capabilities/promises/domain/index.ts';
import type { Instant } from '#kernel/time.ts';
import { COUNTED_KINDS, type CountedKind, type Fate, fateOf } from './under-draft.ts';

/** One promise of a case: as it was made, and as it would have been. */
export interface TriedPromise {
  readonly kind: CountedKind;
  readonly anchor: Instant;
  /** Null where nothing was promised. */
  readonly was: {
    readonly due: Instant;
    readonly fate: Fate | 'moved' | 'withdrawn';
    readonly deliveredAt: Instant | null;
    readonly agreement: PromiseRecord['agreement'];
  } | null;
  /** Null where it would not have been owed. */
  readonly would: { readonly due: Instant; readonly fate: Fate } | null;
  /** It would have been due as it was. */
  readonly same: boolean;
}

export interface Trying {
  readonly openedAt: Instant;
  readonly owes: OwedBy['owes'];
  readonly agreements: readonly Agreement[];
  readonly hours: HoursNow;
  readonly now: Instant;
}

/** The word as it was first given: nothing that somebody moved it to, and nothing that gave way to a sooner one. */
function isFirstGiven({ moves, state }: PromiseRecord): boolean {
  return moves === 0 && state !== 'superseded';
}

/** Follows a moved promise to what stands at its end. */
function endOf(promise: PromiseRecord, all: readonly PromiseRecord[]): PromiseRecord {
  let end = promise;
  for (let steps = 0; end.successorId !== null && steps < all.length; steps += 1) {
    end = all.find(({ id }) => id === end.successorId) ?? end;
  }
  return end;
}

const deliveryOf = ({ metAt, fulfilledAt }: PromiseRecord) => metAt ?? fulfilledAt;

function wasOf(promise: PromiseRecord, deliveredAt: Instant | null, now: Instant): NonNullable<TriedPromise['was']> {
  const { state, due, agreement } = promise;
  const ended = state === 'renegotiated' ? 'moved' : state === 'withdrawn' ? 'withdrawn' : null;
  return { due, fate: ended ?? fateOf(due, deliveredAt, now), deliveredAt, agreement };
}

function wouldOf(would: WouldBe, deliveredAt: Instant | null, now: Instant): TriedPromise['would'] {
  return would.due === null ? null : { due: would.due, fate: fateOf(would.due, deliveredAt, now) };
}

/** A fix that was not promised, though it would have been; counted from the opening. */
function unmade(kind: CountedKind, { openedAt, owes, hours, now }: Trying): TriedPromise[] {
  const owed = owes[kind];
  const calendar = owed && hours(owed.calendarId)?.calendar;
  const due = calendar && dueOf(owed.terms, { calendar, anchor: openedAt, pauses: [] });
  if (!due?.ok) return [];
  const would = { due: due.value, fate: fateOf(due.value, null, now) };
  return [{ kind, anchor: openedAt, was: null, would, same: false }];
}

/**
 * What a case was promised, beside what a rule would have owed: from the same anchors, with the same pauses, delivered
 * at the same moments; and a fix that it owes and nobody promised. Moments that somebody named are only counted.
 */
export function tryOnCase(
  promises: readonly PromiseRecord[],
  trying: Trying,
): { readonly promises: readonly TriedPromise[]; readonly named: number } {
  const { owes, agreements, hours, now } = trying;
  const given = promises.filter(isFirstGiven);
  const made = given.flatMap((promise): TriedPromise[] => {
    const kind = COUNTED_KINDS.find((one) => one === promise.kind);
    if (!kind || promise.terms.kind === 'instant') return [];
    const would = wouldBe(promise, owes[kind], { agreements, hours });
    const deliveredAt = deliveryOf(endOf(promise, promises));
    return [
      {
        kind,
        anchor: promise.anchor,
        was: wasOf(promise, deliveredAt, now),
        would: wouldOf(would, deliveredAt, now),
        same: would.would === 'same',
      },
    ];
  });
  const fix = made.some(({ kind }) => kind === 'resolve') ? [] : unmade('resolve', trying);
  const named = given.filter(
    ({ terms, kind }) => terms.kind === 'instant' && COUNTED_KINDS.some((one) => one === kind),
  );
  return { promises: [...made, ...fix], named: named.length };
}
