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
  /** Promises whose clock may rest and whose time was measured; how many of them rested. */
  readonly mayRest: number;
  readonly rested: number;
  /** Their open time together, and what of it stood still: in pauses that hold up, in pauses that do not. */
  readonly openTime: Span;
  readonly pausedTime: Span;
  readonly voidedTime: Span;
}

/** How much of the open time stood still. Of spans, not of promises: no interval is told for it. */
export interface HoldRatio {
  /** Paused open time out of all open time, between 0 and 1. */
  readonly share: number;
  /** What did not hold up, out of all that was ever paused; null where nothing was. */
  readonly voidedShare: number | null;
  /** Of `n` promises whose clock may rest, how many did. */
  readonly rested: number;
  readonly n: number;
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
  readonly hold: HoldRatio | null;
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

function holdIn({ mayRest: n, rested, openTime, pausedTime, voidedTime }: Tally): HoldRatio | null {
  const share = ratio(pausedTime, openTime);
  return share === null ? null : { share, voidedShare: ratio(voidedTime, pausedTime + voidedTime), rested, n };
}

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
    hold: holdIn(tally),
  };
}
