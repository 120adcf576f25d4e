import { generatedInstant, localDateAt } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import { DAY, type Instant } from '#kernel/time.ts';

export const PERIODS = ['month', '30-days'] as const;
export type Period = (typeof PERIODS)[number];

/** A stretch of the past: from the first instant until before the second. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** The first day of a month, and of the month before it: `2026-11-24` gives `2026-11-01` and `2026-10-01`. */
function monthsAround(date: string): { readonly first: string; readonly before: string } {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const [lastYear, lastMonth] = month === 1 ? [year - 1, 12] : [year, month - 1];
  const day = (y: number, m: number) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`;
  return { first: day(year, month), before: day(lastYear, lastMonth) };
}

/** The last full month on the walls of `zone`, or the last 30 days until now. Refuses an unknown zone. */
export function stretchOf(
  period: Period,
  { zone, now }: { readonly zone: string; readonly now: Instant },
): Result<Stretch> {
  if (period === '30-days') return ok({ from: now - 30 * DAY, to: now });
  const { first, before } = monthsAround(localDateAt(zone, now));
  const from = generatedInstant(zone, `${before}T00:00`);
  const to = generatedInstant(zone, `${first}T00:00`);
  if (!from.ok) return from;
  return to.ok ? ok({ from: from.value, to: to.value }) : to;
}
