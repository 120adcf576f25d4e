import type { Span } from '#kernel/time.ts';
import { type Share, wilson } from './wilson.ts';

/** How many of the promises that were due in a period ended in which way. */
export interface Tally {
  /** Kept for good. */
  readonly kept: number;
  /** Of these: as first made, never moved. */
  readonly keptAsMade: number;
  /** Delivered in time, not confirmed yet. */
  readonly awaiting: number;
  /** Of these: as first made. */
  readonly awaitingAsMade: number;
  /** Late, delivered since or not. What is overdue counts here before anybody judged it. */
  readonly broken: number;
  /** Of these: nobody delivered it so far. */
  readonly stillOwed: number;
  readonly renegotiated: number;
  readonly superseded: number;
  readonly withdrawn: number;
  /** How late the broken ones are; null when none is. */
  readonly lateMedian: Span | null;
  readonly lateP90: Span | null;
}

/** What is told of them. Null is "no data", which is neither 0 nor 100 %. */
export interface Figures {
  readonly kept: Share | null;
  /** Without what awaits confirmation. */
  readonly confirmed: Share | null;
  /** Kept as first made, out of all that was kept, broken or renegotiated. */
  readonly strict: Share | null;
  readonly lateBy: { readonly median: Span; readonly p90: Span } | null;
  readonly renegotiationsPerPromise: number | null;
  /** Gave way to a sooner one: counted in no column above, so its share is shown. */
  readonly supersededShare: number | null;
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** The figures of a tally. Superseded and withdrawn promises count neither as kept nor as broken. */
export function figuresOf(tally: Tally): Figures {
  const { kept, awaiting, broken, renegotiated, superseded } = tally;
  const inTime = kept + awaiting;
  const judged = inTime + broken;
  return {
    kept: wilson(inTime, judged),
    confirmed: wilson(kept, kept + broken),
    strict: wilson(tally.keptAsMade + tally.awaitingAsMade, judged + renegotiated),
    lateBy:
      tally.lateMedian === null || tally.lateP90 === null ? null : { median: tally.lateMedian, p90: tally.lateP90 },
    renegotiationsPerPromise: ratio(renegotiated, judged),
    supersededShare: ratio(superseded, judged + renegotiated + superseded),
  };
}
