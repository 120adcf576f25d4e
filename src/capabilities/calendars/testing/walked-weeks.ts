import fc from 'fast-check';
import { type CalendarVersion, type OpenWindow, WEEKDAYS } from '../domain/index.ts';
import { readWalls, type Walls } from './minute-walker.ts';

const MINUTE = 60_000;
const PER_DAY = 1440;
const BEFORE = 4;
const DAYS = 16;

/** Days on which clocks change, some of them in ways that few people expect, and some on which nothing happens. */
const DAYS_OF_CHANGE: readonly (readonly [zone: string, day: string])[] = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['America/New_York', '2026-12-31'],
  // half an hour
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  // at 02:45 and 03:45
  ['Pacific/Chatham', '2026-04-05'],
  ['Pacific/Chatham', '2026-09-27'],
  // at midnight, and four times a year
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Cairo', '2026-10-30'],
  ['Africa/Cairo', '2010-08-11'],
  ['Africa/Cairo', '2010-09-10'],
  ['Asia/Kathmandu', '2026-06-01'],
  // a quarter of an hour
  ['Asia/Kathmandu', '1986-01-01'],
  // whole days that never were
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Apia', '2012-04-01'],
  ['Pacific/Kiritimati', '1994-12-31'],
  ['Pacific/Kwajalein', '1993-08-21'],
  // at one minute past midnight, once by two hours
  ['America/St_Johns', '1988-04-03'],
  ['America/St_Johns', '1988-10-30'],
  ['America/St_Johns', '2006-10-29'],
  ['America/St_Johns', '2026-03-08'],
  // two hours
  ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'],
  ['Antarctica/Vostok', '2023-12-18'],
  ['Antarctica/Casey', '2010-03-05'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Asia/Pyongyang', '2015-08-15'],
  ['Asia/Pyongyang', '2018-05-05'],
  ['America/Caracas', '2007-12-09'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Asia/Beirut', '2026-03-29'],
  ['America/Havana', '2026-11-01'],
  ['America/Santiago', '2026-09-06'],
  ['Asia/Tehran', '2021-03-22'],
  ['Europe/Dublin', '2026-10-25'],
  ['Europe/Moscow', '2014-10-26'],
  ['America/Scoresbysund', '2024-03-31'],
  ['Asia/Gaza', '2011-08-01'],
  ['Atlantic/Azores', '2026-03-29'],
  ['Africa/Juba', '2021-02-01'],
];

const read = new Map<number, Walls>();

/** The walls around the n-th day of change; read once. */
function wallsAt(place: number): Walls {
  const known = read.get(place);
  if (known) return known;
  const [zone, day] = DAYS_OF_CHANGE[place] ?? ['UTC', '2026-01-01'];
  const start = new Date(Date.parse(`${day}T00:00Z`) - BEFORE * PER_DAY * MINUTE).toISOString().slice(0, 10);
  const walls = readWalls(zone, start, DAYS);
  read.set(place, walls);
  return walls;
}

function written(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Times of day: often in the small hours, in which clocks change, often on the quarter. */
export const times = fc.oneof(
  { arbitrary: fc.nat(95).map((quarters) => written(quarters * 15)), weight: 3 },
  { arbitrary: fc.nat(16).map((quarters) => written(quarters * 15)), weight: 2 },
  { arbitrary: fc.nat(PER_DAY - 1).map(written), weight: 1 },
);
const end = fc.oneof({ arbitrary: times, weight: 9 }, { arbitrary: fc.constant('24:00'), weight: 1 });
const window: fc.Arbitrary<OpenWindow> = fc
  .tuple(times, end)
  .map(([from, to]): OpenWindow => [from, from === to ? '24:00' : to]);
const windows = fc.array(window, { maxLength: 2 });

/** One calendar over sixteen days around a change of clocks. */
export interface Week {
  readonly walls: Walls;
  readonly version: CalendarVersion;
}

function datesOf({ lowest, reached }: Walls): readonly string[] {
  const days = Math.floor(reached.length / PER_DAY);
  return Array.from({ length: days }, (_, day) =>
    new Date((lowest + day * PER_DAY) * MINUTE).toISOString().slice(0, 10),
  );
}

/** Calendars of any kind: breaks, nights, hours that touch or overlap, holidays, dates with hours of their own. */
export const weeks: fc.Arbitrary<Week> = fc.nat(DAYS_OF_CHANGE.length - 1).chain((place) => {
  const walls = wallsAt(place);
  const date = fc.constantFrom(...datesOf(walls));
  return fc
    .record({
      zone: fc.constant(walls.zone),
      weekly: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, windows]))),
      holidays: fc.uniqueArray(date, { maxLength: 2 }),
      exceptions: fc.dictionary(date, windows, { maxKeys: 2 }),
    })
    .map((version) => ({ walls, version }));
});

/** Where the walls are wide enough on both sides for windows that begin or end outside. */
const SAFE = [2 * PER_DAY, (DAYS - 2) * PER_DAY] as const;

/** The last instant for which the walls tell everything. */
export function safeEnd({ from }: Walls): number {
  return from + SAFE[1] * MINUTE;
}

/** An instant, as milliseconds since the walls begin: every other one within a day and a half of the change. */
export const moments: fc.Arbitrary<number> = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: Math.round((BEFORE - 1) * PER_DAY), max: (BEFORE + 2) * PER_DAY }),
      fc.integer({ min: SAFE[0], max: SAFE[1] - 1 }),
    ),
    fc.oneof(fc.constant(0), fc.nat(MINUTE - 1)),
  )
  .map(([minute, rest]) => minute * MINUTE + rest);
