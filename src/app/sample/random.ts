/** A stream of chance that always runs the same way: its whole state is one number. */
export interface Random {
  state: number;
}

function hash(text: string): number {
  let value = 2166136261;
  for (const character of text) {
    value ^= character.codePointAt(0) ?? 0;
    value = Math.imul(value, 16777619);
  }
  return value >>> 0;
}

/** A stream of its own for a seed and a name, so that a change in one part leaves the others as they are. */
export function randomOf(seed: number, name: string): Random {
  return { state: hash(`${seed}/${name}`) };
}

/** The next number, at least 0 and below 1 (mulberry32). Moves the stream on. */
export function next(random: Random): number {
  random.state = (random.state + 0x6d2b79f5) >>> 0;
  let value = random.state;
  value = Math.imul(value ^ (value >>> 15), value | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
}

/** A number from `low` to below `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + next(random) * (high - low);
}

/** A whole number from `low` to `high`, both included. */
export function whole(random: Random, low: number, high: number): number {
  return Math.floor(between(random, low, high + 1));
}

/** True in `share` of all cases, 0 to 1. */
export function chance(random: Random, share: number): boolean {
  return next(random) < share;
}

/** One of the items, each as likely as the other. Throws a RangeError for an empty list. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(next(random) * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}

/** One of the items, as likely as its weight says. Throws a RangeError when no weight is above 0. */
export function pickWeighted<T>(random: Random, items: readonly T[], weight: (item: T) => number): T {
  const total = items.reduce((sum, item) => sum + weight(item), 0);
  let left = next(random) * total;
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  const last = items.findLast((item) => weight(item) > 0);
  if (last === undefined) throw new RangeError('Nothing to pick from');
  return last;
}
