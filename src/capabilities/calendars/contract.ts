import { z } from 'zod';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import { CalendarId } from '#kernel/ids.ts';
import { isoInstant, line, timeZone } from '#kernel/text.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const windows = z.array(z.tuple([time, time])).max(20);
const date = z.iso.date();

/** Business hours in local time of one zone; the same shape as the domain's calendar version. */
export const CalendarVersion = z.strictObject({
  zone: timeZone,
  weekly: z.strictObject({
    mon: windows.optional(),
    tue: windows.optional(),
    wed: windows.optional(),
    thu: windows.optional(),
    fri: windows.optional(),
    sat: windows.optional(),
    sun: windows.optional(),
  }),
  holidays: z.array(date).max(1000).default([]),
  exceptions: z.record(date, windows).default({}),
});

/** What holidays are called, by date. A holiday needs no name, and a name for any other date is dropped. */
export const HolidayNames = z.record(date, line(120));

export const Calendar = z.object({
  id: CalendarId,
  name: z.string(),
  /** The version in force: new promises are made on it. */
  currentVersion: z.int(),
  hours: CalendarVersion,
  holidayNames: HolidayNames,
});

/** One version as it was published; the newest is in force for new promises. Of old ones nobody knows by whom. */
export const PublishedVersion = z.object({
  version: z.int(),
  publishedAt: isoInstant,
  publishedBy: z.string().nullable(),
  /** From when on new promises are made on it; null for at once. */
  effectiveFrom: isoInstant.nullable(),
  hours: CalendarVersion,
  holidayNames: HolidayNames,
});

/** What other hours would mean, before they are published. */
export const HoursPreview = z.object({
  /** Dates of the coming year that are open at other moments; empty where there is nothing to compare with. */
  changedDays: z.array(z.object({ date, before: windows, after: windows })),
  /** The same open time, promised at the same moment: due before and after; null where it does not fit. */
  examples: z.array(
    z.object({
      at: z.enum(['now', 'friday']),
      anchor: isoInstant,
      minutes: z.int(),
      dueBefore: isoInstant.nullable(),
      dueAfter: isoInstant.nullable(),
    }),
  ),
});

/** Holidays as an iCalendar file names them, and what else it holds. */
export const ImportedHolidays = z.object({
  holidays: z.array(z.object({ date, name: z.string() })),
  notTaken: z.array(
    z.object({
      name: z.string(),
      date: date.nullable(),
      why: z.enum(['timed', 'cancelled', 'too-long', 'repeats-otherwise', 'unreadable']),
    }),
  ),
});

const MOST_FILE = 256 * 1024;

export const calendarsContract = contract(
  'calendars',
  { 'calendar.read': ['agent', 'lead', 'manager', 'admin'], 'calendar.manage': ['admin'] },
  {
    listCalendars: endpoint({
      method: 'GET',
      path: '/calendars',
      summary: 'Calendars of business hours, each with its current version',
      permission: 'calendar.read',
      query: z.strictObject(paging),
      returns: page(Calendar),
    }),
    createCalendar: endpoint({
      method: 'POST',
      path: '/calendars',
      summary: 'Adds a calendar; hours that cannot work are refused with the reason',
      permission: 'calendar.manage',
      creates: true,
      body: z.strictObject({ name: line(120), hours: CalendarVersion, holidayNames: HolidayNames.default({}) }),
      returns: Calendar,
      status: 201,
    }),
    getCalendar: endpoint({
      method: 'GET',
      path: '/calendars/{calendarId}',
      summary: 'One calendar with its current version',
      permission: 'calendar.read',
      params: z.strictObject({ calendarId: CalendarId }),
      returns: Calendar,
    }),
    listVersions: endpoint({
      method: 'GET',
      path: '/calendars/{calendarId}/versions',
      summary: 'Every version of a calendar, the newest first: its hours, who published it and when',
      permission: 'calendar.read',
      params: z.strictObject({ calendarId: CalendarId }),
      query: z.strictObject(paging),
      returns: page(PublishedVersion),
    }),
    publishVersion: endpoint({
      method: 'POST',
      path: '/calendars/{calendarId}/versions',
      summary: 'Publishes new hours; promises already made keep the version that they were made on',
      permission: 'calendar.manage',
      params: z.strictObject({ calendarId: CalendarId }),
      creates: true,
      ifMatch: 'optional',
      body: z.strictObject({
        hours: CalendarVersion,
        holidayNames: HolidayNames.default({}),
        /** From when on new promises are made on it: now or later. Without it, at once. */
        effectiveFrom: isoInstant.optional(),
      }),
      returns: Calendar,
      status: 201,
    }),
    previewHours: endpoint({
      method: 'POST',
      path: '/calendars/preview',
      summary: 'What hours would mean: the days that change in the coming year, and when a promise would be due',
      permission: 'calendar.manage',
      body: z.strictObject({
        /** The calendar whose version in force is compared with. */
        calendarId: CalendarId.optional(),
        hours: CalendarVersion,
        effectiveFrom: isoInstant.optional(),
      }),
      returns: HoursPreview,
    }),
    readHolidays: endpoint({
      method: 'POST',
      path: '/calendars/read-holidays',
      summary: 'Reads an iCalendar file: which dates are holidays from this year on, what is not taken and why',
      permission: 'calendar.manage',
      body: z.strictObject({ icalendar: z.string().max(MOST_FILE) }),
      returns: ImportedHolidays,
      // Line ends and umlauts take more room in JSON.
      bodyLimit: 3 * MOST_FILE,
    }),
  },
);
