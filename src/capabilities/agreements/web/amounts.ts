import type { Commitment } from './queries.ts';

type Within = Commitment['within'];

export const UNITS = ['minutes', 'hours', 'days'] as const;
export type Unit = (typeof UNITS)[number];

/** A time as a sentence says it. */
export interface Amount {
  readonly count: number;
  readonly unit: Unit;
  /** `HH:MM` on the last day; only days have one. */
  readonly cutOff: string | null;
}

/** The time in the largest unit that says it without a fraction. */
export function amountOf(within: Within): Amount {
  if (within.kind === 'businessDays') return { count: within.n, unit: 'days', cutOff: within.cutOff };
  const { minutes } = within;
  return minutes % 60 === 0
    ? { count: minutes / 60, unit: 'hours', cutOff: null }
    : { count: minutes, unit: 'minutes', cutOff: null };
}

/** What the agreement keeps of a time; hours and minutes are open time. */
export function withinOf({ count, unit, cutOff }: Amount): Within {
  if (unit === 'days') return { kind: 'businessDays', n: count, cutOff };
  return { kind: 'budget', minutes: unit === 'hours' ? count * 60 : count };
}
