import { DAY, type Instant, MINUTE, SECOND } from '#kernel/time.ts';
import { localInstant, minuteOf, openDates, siteOf, wallAt } from './clock.ts';
import type { Scenario, SiteName } from './content.ts';
import { between, pickWeighted, type Random, whole } from './random.ts';

/** Thirteen weeks, so that each weekday comes as often as the others. */
export const STORY_DAYS = 91;
export const MONTHS = [1, 2, 3] as const;
export type Month = (typeof MONTHS)[number];

export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** The months of the story: three equal stretches that end at `now`. */
export function monthsUntil(now: Instant): Record<Month, Stretch> {
  const start = now - STORY_DAYS * DAY;
  const length = (STORY_DAYS * DAY) / 3;
  const stretch = (month: number): Stretch => ({ from: start + (month - 1) * length, to: start + month * length });
  return { 1: stretch(1), 2: stretch(2), 3: stretch(3) };
}

/** The month of the story in which a moment lies; what lies before or after it belongs to the nearest. */
export function monthOf(instant: Instant, now: Instant): Month {
  const months = monthsUntil(now);
  return MONTHS.find((month) => instant < months[month].to) ?? 3;
}

/** How much more often a contact comes in an hour of the day than in another. */
const HOURS: readonly number[] = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
const RUSH: Readonly<Record<number, number>> = {
  7: 4,
  8: 9,
  9: 12,
  10: 11,
  11: 9,
  12: 4,
  13: 8,
  14: 10,
  15: 8,
  16: 6,
  17: 3,
};

/** Opening days per site and stretch, worked out once. */
export class Diary {
  readonly now: Instant;
  private readonly dates = new Map<string, readonly string[]>();

  constructor(now: Instant) {
    this.now = now;
  }

  datesOf(site: SiteName, stretch: Stretch): readonly string[] {
    const key = `${site} ${stretch.from} ${stretch.to}`;
    const made = this.dates.get(key) ?? openDates(site, stretch.from, stretch.to);
    this.dates.set(key, made);
    return made;
  }

  /** The days on which books are closed: the last two and the first three working days of each month. */
  closingDates(site: SiteName, stretch: Stretch): readonly string[] {
    const around = { from: stretch.from - 31 * DAY, to: stretch.to + 31 * DAY };
    const all = this.datesOf(site, around);
    const closing = all.filter((date) => {
      const month = all.filter((other) => other.slice(0, 7) === date.slice(0, 7));
      const place = month.indexOf(date);
      return place < 3 || place >= month.length - 2;
    });
    const inside = new Set(this.datesOf(site, stretch));
    return closing.filter((date) => inside.has(date));
  }
}

export interface ContactWish {
  readonly site: SiteName;
  readonly stretch: Stretch;
  readonly dates: readonly string[];
  /** Local times between which the contact comes; any open hour without them. */
  readonly between?: readonly [string, string];
  /** One local time, inside opening hours or not. */
  readonly at?: string;
}

function weekdayWeight(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() === 1 ? 1.35 : 1;
}

function minuteOfContact(random: Random, wish: ContactWish): number {
  if (wish.at !== undefined) return minuteOf(wish.at);
  if (wish.between) return whole(random, minuteOf(wish.between[0]), minuteOf(wish.between[1]));
  return pickWeighted(random, HOURS, (hour) => RUSH[hour] ?? 1) * 60 + whole(random, 0, 59);
}

/** A believable moment of contact, or undefined when this try fell outside the stretch or the opening hours. */
export function tryContact(random: Random, wish: ContactWish): Instant | undefined {
  if (wish.dates.length === 0) return undefined;
  const { time_zone: zone, hours } = siteOf(wish.site);
  const date = pickWeighted(random, wish.dates, weekdayWeight);
  const instant = localInstant(zone, date, minuteOfContact(random, wish)) + whole(random, 0, 59) * SECOND;
  const inside = instant >= wish.stretch.from && instant < wish.stretch.to;
  const open = wish.at !== undefined || hours.openAt(instant);
  return inside && open ? instant : undefined;
}

/** A moment at which the site was open in the last days before `now`; the nearer, the more likely. */
export function recentContact(
  random: Random,
  site: SiteName,
  reach: { now: Instant; openMinutes: number },
): Instant | undefined {
  const { hours } = siteOf(site);
  const back = between(random, 0, 1);
  const wanted = back * back * reach.openMinutes * MINUTE;
  // Walks back in steps of a quarter of an hour until so much open time lies in between; nights cost nothing.
  for (let moment = reach.now - whole(random, 1, 14) * MINUTE; moment > reach.now - 14 * DAY; moment -= 15 * MINUTE) {
    if (hours.openAt(moment) && hours.openTimeBetween(moment, reach.now) >= wanted) return moment;
  }
  return undefined;
}

/** The date of a story that happens once: the n-th opening day of its month. */
export function dateOfOnce(diary: Diary, scenario: Scenario, site: SiteName): string | undefined {
  if (!scenario.once) return undefined;
  const month = MONTHS.find((one) => one === scenario.once?.month) ?? 1;
  const stretch = monthsUntil(diary.now)[month];
  const dates = diary.datesOf(site, stretch);
  // The stretch begins in the middle of a day: the first whole day counts as the first.
  const days = wallAt(siteOf(site).time_zone, stretch.from).minute > 0 ? dates.slice(1) : dates;
  return days[scenario.once.working_day - 1];
}
