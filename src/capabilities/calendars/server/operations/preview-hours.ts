import type { z } from 'zod';
import type { CalendarId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { HOUR, type Instant, MINUTE, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import type { HoursPreview } from '../../contract.ts';
import {
  type CalendarVersion,
  changedDays,
  compileCalendar,
  fridayAfternoon,
  localDateAt,
} from '../../domain/index.ts';
import { checkedHours } from '../checked-hours.ts';
import { findCalendar } from '../store.ts';

const YEAR_OF_DAYS = 365;
const PROMISED = 4 * HOUR;

function dueOf(hours: CalendarVersion | undefined, anchor: Instant): string | null {
  const due = hours && compileCalendar(hours).addOpenTime(anchor, PROMISED);
  return due?.ok ? toIso(due.value) : null;
}

function preview(
  before: CalendarVersion | undefined,
  after: CalendarVersion,
  from: Instant,
): z.output<typeof HoursPreview> {
  const moments = [
    { at: 'now' as const, anchor: from },
    { at: 'friday' as const, anchor: fridayAfternoon(after.zone, from) },
  ];
  const days = before ? changedDays({ before, after }, localDateAt(after.zone, from), YEAR_OF_DAYS) : [];
  return {
    changedDays: days.map((day) => ({ ...day, before: writable(day.before), after: writable(day.after) })),
    examples: moments.map(({ at, anchor }) => ({
      at,
      anchor: toIso(anchor),
      minutes: PROMISED / MINUTE,
      dueBefore: dueOf(before, anchor),
      dueAfter: dueOf(after, anchor),
    })),
  };
}

function writable(windows: CalendarVersion['weekly']['mon'] = []): [string, string][] {
  return windows.map(([start, end]) => [start, end]);
}

/**
 * What hours would mean from a moment on, beside the version in force of a calendar if one is named; nothing is stored.
 * Refuses hours that cannot work, and `not-found` for an unknown calendar.
 */
export async function previewHours(
  context: Context,
  given: { calendarId: CalendarId | undefined; hours: CalendarVersion; effectiveFrom: Instant },
): Promise<Result<z.output<typeof HoursPreview>>> {
  const checked = checkedHours(given.hours);
  if (!checked.ok) return checked;
  const { calendarId } = given;
  if (calendarId === undefined) return ok(preview(undefined, checked.value, given.effectiveFrom));
  const known = await reading(context, (tx) => findCalendar(tx, calendarId));
  return known ? ok(preview(known.hours, checked.value, given.effectiveFrom)) : refuse('not-found', 404);
}
