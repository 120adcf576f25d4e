import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import { type LocalDate, parseLocalDate, weekdayOf } from './local-date.ts';
import { readWall, startInstant, type Wall, wallOf } from './wall.ts';
import { clockMinutes } from './window.ts';
import { isZone, offsetAt } from './zone.ts';

const WALL_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

function parseWall(text: string): Wall | undefined {
  const [, date = '', time = ''] = WALL_TIME.exec(text) ?? [];
  const day = parseLocalDate(date);
  const minutes = clockMinutes(time);
  return day === undefined || minutes === undefined ? undefined : wallOf(day, minutes);
}

/** Reads `YYYY-MM-DDTHH:MM` in a zone. */
function parseMoment(zone: string, text: string): Result<Wall> {
  if (!isZone(zone)) return refuse('calendar.unknown-zone', 422, { zone });
  const wall = parseWall(text);
  return wall === undefined ? refuse('calendar.bad-moment', 422, { moment: text }) : ok(wall);
}

/**
 * The instant that a person means by `YYYY-MM-DDTHH:MM` in a zone. A time that clocks jump over, or that
 * they show twice, is refused (`calendar.skipped-moment`, `calendar.repeated-moment`): only they know which they meant.
 */
export function wallToInstant(zone: string, text: string): Result<Instant> {
  const wall = parseMoment(zone, text);
  if (!wall.ok) return wall;
  const reading = readWall(zone, wall.value);
  if (reading.kind === 'never') return refuse('calendar.skipped-moment', 422, { moment: text });
  if (reading.kind === 'twice') return refuse('calendar.repeated-moment', 422, { moment: text });
  return ok(reading.at);
}

/**
 * The instant of a `YYYY-MM-DDTHH:MM` that we worked out ourselves. In a gap it is the moment at which clocks
 * jump; of two passes it is the first, which favours the promisee.
 */
export function generatedInstant(zone: string, text: string): Result<Instant> {
  const wall = parseMoment(zone, text);
  return wall.ok ? ok(startInstant(readWall(zone, wall.value))) : wall;
}

/** What the wall clocks of `zone` show at an instant: `YYYY-MM-DDTHH:MM`. Throws for an unknown zone. */
export function instantToWall(zone: string, instant: Instant): string {
  return toIso(instant + offsetAt(zone, instant)).slice(0, 16);
}

/** The date on the walls of `zone` at an instant. Throws for an unknown zone. */
export function localDateAt(zone: string, instant: Instant): LocalDate {
  return instantToWall(zone, instant).slice(0, 10);
}

/** Friday at 16:30 on the walls of `zone`: the first at or after an instant. Throws for an unknown zone. */
export function fridayAfternoon(zone: string, instant: Instant): Instant {
  const today = parseLocalDate(localDateAt(zone, instant)) ?? 0;
  const fridays = [0, 1, 2, 3, 4, 5, 6, 7].map((days) => today + days).filter((day) => weekdayOf(day) === 'fri');
  const moments = fridays.map((day) => startInstant(readWall(zone, wallOf(day, 16 * 60 + 30))));
  return moments.find((moment) => moment >= instant) ?? instant;
}
