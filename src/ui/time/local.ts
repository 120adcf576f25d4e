import type { Instant } from '#kernel/time.ts';

function wallParts(at: Instant, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

/** The wall clock of `zone` at `at` as a date-and-time field writes it: `2026-11-26T14:30`. */
export function toLocalField(at: Instant, zone: string): string {
  const wall = wallParts(at, zone);
  return `${wall.year}-${wall.month}-${wall.day}T${wall.hour}:${wall.minute}`;
}

function offsetAt(at: Instant, zone: string): number {
  const wall = wallParts(at, zone);
  const asUtc = Date.UTC(
    Number(wall.year),
    Number(wall.month) - 1,
    Number(wall.day),
    Number(wall.hour),
    Number(wall.minute),
    Number(wall.second),
  );
  return asUtc - (at - (at % 1000));
}

/**
 * The instant at which the clocks of `zone` show what a date-and-time field holds, or null for an empty or broken
 * field. Of a time that a clock change repeats, the earlier; of one that it skips, as far after the change.
 */
export function fromLocalField(field: string, zone: string): Instant | null {
  const asUtc = Date.parse(`${field}Z`);
  if (Number.isNaN(asUtc)) return null;
  const before = asUtc - offsetAt(asUtc - 86_400_000, zone);
  const after = asUtc - offsetAt(asUtc + 86_400_000, zone);
  const early = Math.min(before, after);
  if (toLocalField(early, zone) === field.slice(0, 16)) return early;
  const late = Math.max(before, after);
  return late;
}
