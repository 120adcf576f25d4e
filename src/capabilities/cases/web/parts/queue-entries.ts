import { DAY, fromIso, type Instant } from '#kernel/time.ts';
import { fromLocalField, toLocalField } from '#ui/time/local.ts';
import type { Summary } from '../queries.ts';
import { type GroupedBy, groupKeyOf } from './queue-view.ts';

/** What a list draws in a line: a case by its place among the rows, or the heading above those that follow. */
export type Entry = { readonly row: number } | { readonly heading: string };

/** The lines of a list, and at which line each row stands. */
export interface Entries {
  readonly lines: readonly Entry[];
  readonly lineOf: readonly number[];
  /** The lines that are headings. */
  readonly headings: readonly number[];
}

/** Puts a heading wherever the key of the rows changes. */
export function entriesOf(rows: readonly Summary[], keyOf: ((row: Summary) => string) | null): Entries {
  const lines: Entry[] = [];
  const lineOf: number[] = [];
  const headings: number[] = [];
  let heading: string | null = null;
  for (const [place, row] of rows.entries()) {
    const key = keyOf?.(row) ?? null;
    if (key !== null && key !== heading) {
      headings.push(lines.length);
      lines.push({ heading: key });
    }
    heading = key;
    lineOf.push(lines.length);
    lines.push({ row: place });
  }
  return { lines, lineOf, headings };
}

/** How many rows stand under each heading; not of the last one while further rows may follow there. */
export function countsUnder({ lines, headings }: Entries, complete: boolean): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [place, at] of headings.entries()) {
    const next = headings[place + 1];
    const line = lines[at];
    if (!line || !('heading' in line) || (next === undefined && !complete)) continue;
    counts.set(line.heading, (next ?? lines.length) - at - 1);
  }
  return counts;
}

const DAYS_NAMED = 7;

/** When this day and the next six begin in that zone. */
function daysFrom(now: Instant, zone: string): readonly Instant[] {
  const midnight = (at: Instant) => fromLocalField(`${toLocalField(at, zone).slice(0, 10)}T00:00`, zone) ?? at;
  const today = midnight(now);
  // Noon of a day is in that day whatever the clocks do.
  return Array.from({ length: DAYS_NAMED + 1 }, (_none, place) => midnight(today + place * DAY + DAY / 2));
}

/** Under which heading a row stands: late, the beginning of the day on which its promise is due, later, or none. */
function dueKeys(now: Instant, zone: string): (row: Summary) => string {
  const days = daysFrom(now, zone);
  const end = days.at(-1) ?? now;
  return (row) => {
    if (row.nextPromise === null) return 'none';
    const due = fromIso(row.nextPromise.due);
    if (due < now) return 'late';
    if (due >= end) return 'later';
    return String(days.findLast((day) => day <= due) ?? days[0]);
  };
}

/** How to know the heading of a row; null where there are none. */
export function headingOf(
  groupBy: GroupedBy | null,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): ((row: Summary) => string) | null {
  if (groupBy === null) return null;
  if (groupBy === 'due') return dueKeys(now, zone);
  return (row) => groupKeyOf(groupBy, row);
}
