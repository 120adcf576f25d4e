/** An instant: integer milliseconds since 1970-01-01T00:00Z. Never local wall time. */
export type Instant = number;

/** A length of real time in milliseconds. */
export type Span = number;

export const SECOND: Span = 1000;
export const MINUTE: Span = 60 * SECOND;
export const HOUR: Span = 60 * MINUTE;
export const DAY: Span = 24 * HOUR;

/** An instant as ISO 8601 in UTC, the form that crosses the wire. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** The instant of an ISO 8601 string that names its offset. Throws a RangeError for anything else. */
export function fromIso(iso: string): Instant {
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new RangeError(`Not an instant: ${iso}`);
  return instant;
}
