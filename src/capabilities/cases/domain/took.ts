import type { Span } from '#kernel/time.ts';

/** How long it really took: half of the times were no longer than `median`, nine of ten no longer than `nineOfTen`. */
export interface Took {
  readonly n: number;
  readonly median: Span;
  readonly nineOfTen: Span;
}

/** The shortest of the times that covers a share of them; every figure is one that happened. */
function covering(sorted: readonly Span[], share: number): Span {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** What the last times come to; null when it never was done yet. */
export function tookOf(times: readonly Span[]): Took | null {
  if (times.length === 0) return null;
  const sorted = times.toSorted((one, other) => one - other);
  return { n: sorted.length, median: covering(sorted, 0.5), nineOfTen: covering(sorted, 0.9) };
}
