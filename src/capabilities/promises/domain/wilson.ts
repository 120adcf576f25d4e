/** The two-sided 95 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** A share with the interval in which the true one lies, 19 times out of 20. All between 0 and 1. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Out of how many. */
  readonly n: number;
}

/** `count` out of `n` with Wilson's 95 % interval, or null where there is nothing to count: no data is not 0. */
export function wilson(count: number, n: number): Share | null {
  if (n <= 0) return null;
  const share = count / n;
  const middle = share + (Z * Z) / (2 * n);
  const reach = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  return {
    share,
    low: count === 0 ? 0 : Math.max(0, (middle - reach) / scale),
    high: count === n ? 1 : Math.min(1, (middle + reach) / scale),
    n,
  };
}
