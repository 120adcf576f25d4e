import {
  type Agreement,
  type Asked,
  askedThen,
  type Considered,
  chooseRule,
  type HoursNow,
  owedUnder,
  pinnedRule,
  type WouldBe,
  wouldBe,
} from '#capabilities/agreements/domain/index.ts';
import { type PromiseRecord, type Share, wilson } from '#capabilities/promises/domain/index.ts';
import type { AgreementId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';

export const COUNTED_KINDS = ['first-response', 'next-update', 'resolve'] as const;
export type CountedKind = (typeof COUNTED_KINDS)[number];

/** How a promise went: delivered in time, late or not at all, or not over yet. */
export type Fate = 'kept' | 'late' | 'open';

/** A due moment that was not over at `now` is still open; delivery at the due moment keeps. */
export function fateOf(due: Instant, deliveredAt: Instant | null, now: Instant): Fate {
  if (deliveredAt !== null) return deliveredAt <= due ? 'kept' : 'late';
  return now > due ? 'late' : 'open';
}

/** A promise that was due, and what its case is as far as rules ask. */
export interface PastPromise
  extends Pick<PromiseRecord, 'kind' | 'terms' | 'agreement' | 'calendarId' | 'anchor' | 'due' | 'pauses'> {
  readonly subjectId: string;
  readonly deliveredAt: Instant | null;
  readonly asked: Asked;
}

/** The agreements as they are, and as they would be had a draft always held. */
export interface Drafted {
  readonly agreementId: AgreementId;
  readonly published: readonly Agreement[];
  readonly asDrafted: readonly Agreement[];
  readonly hours: HoursNow;
  readonly now: Instant;
}

/** How promises went and how they would have gone: `n` were judged, `kept` of them in time. */
export interface Column {
  readonly n: number;
  readonly kept: number;
  readonly share: Share | null;
}

export interface Comparison {
  readonly was: Column;
  readonly would: Column;
  /** Would not have been owed. */
  readonly notOwed: number;
  /** Would not be over yet. */
  readonly open: number;
  /** Would have been due at another moment. */
  readonly otherwise: number;
}

export interface MonthUnderDraft {
  readonly all: Comparison;
  readonly byKind: Readonly<Record<CountedKind, Comparison>>;
  /** Cases that the promises are about, and those that another rule would have answered for. */
  readonly cases: number;
  readonly answeredOtherwise: number;
}

interface Redone {
  readonly promise: PastPromise;
  readonly would: WouldBe;
  readonly otherRule: boolean;
}

/** Remembers which rule answers: many cases are alike. */
function chooser({ asDrafted, now }: Drafted): (asked: Asked) => Considered | null {
  const known = new Map<string, Considered | null>();
  return (asked) => {
    const key = `${asked.accountId} ${asked.serviceId} ${asked.caseKind} ${asked.priority}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { chosen } = chooseRule(asDrafted, asked, now);
    known.set(key, chosen);
    return chosen;
  };
}

/** The promises that the agreement owed, or would have owed, each with when it would have been due. */
function redo(promises: readonly PastPromise[], drafted: Drafted): Redone[] {
  const choose = chooser(drafted);
  const { agreementId, published: agreements, hours } = drafted;
  return promises.flatMap((promise) => {
    const { agreement: pin } = promise;
    const chosen = choose(askedThen(promise.asked, pinnedRule(agreements, promise)?.rule));
    if (pin?.id !== agreementId && chosen?.agreement.id !== agreementId) return [];
    const owed = chosen ? owedUnder(chosen).owes : {};
    const kind = COUNTED_KINDS.find((one) => one === promise.kind);
    const would = wouldBe(promise, kind && owed[kind], { agreements, hours });
    const otherRule = pin !== null && (chosen?.agreement.id !== pin.id || chosen.rule.number !== pin.rule);
    return { promise, would, otherRule };
  });
}

function columnOf(fates: readonly Fate[]): Column {
  const judged = fates.filter((fate) => fate !== 'open');
  const kept = judged.filter((fate) => fate === 'kept').length;
  return { n: judged.length, kept, share: wilson(kept, judged.length) };
}

function comparisonOf(redone: readonly Redone[], now: Instant): Comparison {
  const was = redone.map(({ promise }) => fateOf(promise.due, promise.deliveredAt, now));
  const would = redone.flatMap(({ promise, would: { due } }) =>
    due === null ? [] : fateOf(due, promise.deliveredAt, now),
  );
  return {
    was: columnOf(was),
    would: columnOf(would),
    notOwed: redone.length - would.length,
    open: would.filter((fate) => fate === 'open').length,
    otherwise: redone.filter((one) => one.would.would === 'otherwise').length,
  };
}

/**
 * How promises that were due went, and how they would have gone had the draft been in force: due from the same anchors
 * and with the same pauses, delivered at the same moments. Only those that the agreement owed, or would have owed.
 */
export function monthUnderDraft(promises: readonly PastPromise[], drafted: Drafted): MonthUnderDraft {
  const redone = redo(promises, drafted);
  const of = (kind: CountedKind) =>
    comparisonOf(
      redone.filter(({ promise }) => promise.kind === kind),
      drafted.now,
    );
  const cases = new Set(redone.map(({ promise }) => promise.subjectId));
  const others = redone.filter(({ otherRule }) => otherRule).map(({ promise }) => promise.subjectId);
  return {
    all: comparisonOf(redone, drafted.now),
    byKind: { 'first-response': of('first-response'), 'next-update': of('next-update'), resolve: of('resolve') },
    cases: cases.size,
    answeredOtherwise: new Set(others).size,
  };
}
