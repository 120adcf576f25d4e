import { DAY, HOUR, type Instant, MINUTE, SECOND, type Span } from '#kernel/time.ts';
import { utcYearOf, utcYearStart } from './local-date.ts';

/** A moment at which a zone changes its offset from UTC. */
export interface Transition {
  readonly at: Instant;
  readonly before: Span;
  readonly after: Span;
}

/** A zone's offsets around one year: the first, and each change, in order. */
export interface ZoneYear {
  readonly initial: Span;
  readonly transitions: readonly Transition[];
}

/** A UTC year and the days around it hold every instant whose wall time falls into that year. */
const MARGIN = 2 * DAY;
const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

const formatters = new Map<string, Intl.DateTimeFormat>();
const zoneYears = new Map<string, ZoneYear>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formatters.set(zone, made);
  return made;
}

/** Whether `zone` is an IANA name that this machine knows. A bare offset such as `+02:00` is not: it has no summer. */
export function isZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    return formatterOf(zone) !== undefined;
  } catch {
    return false;
  }
}

function measureOffset(zone: string, instant: Instant): Span {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = OFFSET.exec(formatterOf(zone).format(instant)) ?? [];
  const size = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
  return sign === '-' ? -size : size;
}

/** The first instant in `(from, to]` that no longer has the offset of `from`; the two ends must differ. */
function findTransition(zone: string, from: Instant, to: Instant): Transition {
  const before = measureOffset(zone, from);
  let last = from;
  let first = to;
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (measureOffset(zone, middle) === before) last = middle;
    else first = middle;
  }
  return { at: first, before, after: measureOffset(zone, to) };
}

function measureYear(zone: string, year: number): ZoneYear {
  const from = utcYearStart(year) - MARGIN;
  const to = utcYearStart(year + 1) + MARGIN;
  const initial = measureOffset(zone, from);
  const transitions: Transition[] = [];
  let offset = initial;
  for (let day = from; day < to; day += DAY) {
    if (measureOffset(zone, day + DAY) === offset) continue;
    const transition = findTransition(zone, day, day + DAY);
    transitions.push(transition);
    offset = transition.after;
  }
  return { initial, transitions };
}

/** The offsets of `zone` in and around a UTC year. Measured once from Intl, then remembered. Throws for an unknown zone. */
export function zoneYear(zone: string, year: number): ZoneYear {
  const key = `${zone} ${year}`;
  const known = zoneYears.get(key);
  if (known) return known;
  const measured = measureYear(zone, year);
  zoneYears.set(key, measured);
  return measured;
}

/** How far the wall clocks of `zone` are ahead of UTC at an instant, in milliseconds. Throws for an unknown zone. */
export function offsetAt(zone: string, instant: Instant): Span {
  const { initial, transitions } = zoneYear(zone, utcYearOf(instant));
  return transitions.findLast((transition) => transition.at <= instant)?.after ?? initial;
}
