import {
  type CompiledCalendar,
  formatLocalDate,
  generatedInstant,
  localDateAt,
  parseLocalDate,
  weekdayOf,
} from '#capabilities/calendars/domain/index.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';

/** The usual moments at which people want to be reminded. */
export const OCCASIONS = ['before-promise', 'half-hour', 'afternoon', 'tomorrow', 'next-day', 'monday'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export interface Choice {
  readonly occasion: Occasion;
  readonly at: Instant;
}

const STEP = 5 * MINUTE;
/** Long enough before a promise is due to keep it. */
const BEFORE = 10 * MINUTE;
const MORNING = '09:00';
const AFTERNOON = '14:00';
/** Beyond so many days without work it is no holiday any more. */
const LONGEST_REST = 10;

interface Hours {
  readonly now: Instant;
  /** The person's own zone: mornings are theirs. */
  readonly zone: string;
  /** When work is done on the case; null where that is not known, and then Saturday and Sunday are free. */
  readonly calendar: CompiledCalendar | null;
  /** When the next promise is due; null where nothing is promised ahead. */
  readonly latest: Instant | null;
}

function dayAfter(zone: string, now: Instant, days: number): number {
  return (parseLocalDate(localDateAt(zone, now)) ?? 0) + days;
}

function momentOn({ zone }: Hours, day: number, time: string): Instant | null {
  const at = generatedInstant(zone, `${formatLocalDate(day)}T${time}`);
  return at.ok ? at.value : null;
}

/** Nine in the morning of a day, or when work begins that day if that is later; null on a day without work. */
function morningOf(hours: Hours, day: number): Instant | null {
  const nine = momentOn(hours, day, MORNING);
  if (nine === null) return null;
  if (hours.calendar === null) return ['sat', 'sun'].includes(weekdayOf(day)) ? null : nine;
  const opening = hours.calendar.nextOpening(nine);
  if (!opening.ok || localDateAt(hours.zone, opening.value) !== formatLocalDate(day)) return null;
  return opening.value;
}

/** The first morning on which work is done, from so many days ahead. */
function firstMorning(hours: Hours, from: number): { readonly at: Instant; readonly days: number } | null {
  for (let days = from; days < from + LONGEST_REST; days += 1) {
    const at = morningOf(hours, dayAfter(hours.zone, hours.now, days));
    if (at !== null) return { at, days };
  }
  return null;
}

/** Two in the afternoon of today, while that lies ahead and work is done then. */
function thisAfternoon(hours: Hours): Instant | null {
  const today = dayAfter(hours.zone, hours.now, 0);
  const at = momentOn(hours, today, AFTERNOON);
  if (at === null || at <= hours.now + 30 * MINUTE) return null;
  const works = hours.calendar?.openAt(at) ?? !['sat', 'sun'].includes(weekdayOf(today));
  return works ? at : null;
}

/** How many days it is until a Monday, from tomorrow on. */
function untilMonday({ zone, now }: Hours): number {
  const ahead = [1, 2, 3, 4, 5, 6, 7];
  return ahead.find((days) => weekdayOf(dayAfter(zone, now, days)) === 'mon') ?? 7;
}

/**
 * Moments to choose from, soonest first: shortly before the next promise is due, in half an hour, this afternoon, the next morning on which work is done, and the
 * first of next week. In the person's zone and on the hours of the case.
 */
export function choicesAhead(hours: Hours): readonly Choice[] {
  const soon = Math.ceil((hours.now + 30 * MINUTE) / STEP) * STEP;
  const afternoon = thisAfternoon(hours);
  const next = firstMorning(hours, 1);
  const monday = firstMorning(hours, untilMonday(hours));
  const before = hours.latest === null ? 0 : hours.latest - BEFORE;
  const choices: (Choice | null)[] = [
    before > hours.now ? { occasion: 'before-promise', at: before } : null,
    { occasion: 'half-hour', at: soon },
    afternoon === null ? null : { occasion: 'afternoon', at: afternoon },
    next && { occasion: next.days === 1 ? 'tomorrow' : 'next-day', at: next.at },
    monday && monday.at !== next?.at ? { occasion: 'monday', at: monday.at } : null,
  ];
  return choices.filter((choice) => choice !== null).sort((one, other) => one.at - other.at);
}
