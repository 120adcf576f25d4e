import { DAY, type Instant, toIso } from '#kernel/time.ts';

export const BY = ['month', 'team', 'service', 'account'] as const;
export type By = (typeof BY)[number];

export const PERIODS = ['30', '90', '365'] as const;
export type Period = (typeof PERIODS)[number];

/** What the figures show, as their address says it. */
export interface FiguresView {
  readonly by: By;
  /** The last so many days. */
  readonly days: Period;
  /** Of this service alone. */
  readonly service: string | null;
}

/** The view that an address names; what it says wrongly is left out. */
export function figuresViewOf(search: URLSearchParams): FiguresView {
  return {
    by: BY.find((one) => one === search.get('by')) ?? 'month',
    days: PERIODS.find((one) => one === search.get('days')) ?? '365',
    service: search.get('service'),
  };
}

/** The address of a view. */
export function figuresHref({ by, days, service }: FiguresView): string {
  const of = service === null ? '' : `&service=${encodeURIComponent(service)}`;
  return `/desk/promises/kept?by=${by}&days=${days}${of}`;
}

/** The first day to ask for; null for the year, which the server knows by itself. */
export function firstDay(days: Period, now: Instant): string | null {
  return days === '365' ? null : toIso(now - (Number(days) - 1) * DAY).slice(0, 10);
}

/** The months of a period in order, `2026-11`, so that one without promises stands among them as a gap. */
export function monthsIn(from: string, to: string): readonly string[] {
  const months: string[] = [];
  let [year, month] = from.split('-').map(Number);
  const last = to.slice(0, 7);
  while (year !== undefined && month !== undefined) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > last) break;
    months.push(name);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return months;
}

const STEP = 0.1;

/** Where the scale of the intervals begins: below the lowest by up to a tenth, so that they can be told apart. */
export function floorOf(lows: readonly number[]): number {
  if (lows.length === 0) return 0;
  return Math.min(0.9, Math.floor(Math.min(...lows) / STEP + 1e-9) * STEP);
}

/** Where a share stands on that scale, from 0 to 100. */
export function placeOn(floor: number, share: number): number {
  return (100 * Math.max(0, share - floor)) / (1 - floor);
}
