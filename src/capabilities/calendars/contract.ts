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

export const Calendar = z.object({ id: CalendarId, name: z.string(), currentVersion: z.int(), hours: CalendarVersion });

/** One version as it was published; the newest is in force for new promises. Of old ones nobody knows by whom. */
export const PublishedVersion = z.object({
  version: z.int(),
  publishedAt: isoInstant,
  publishedBy: z.string().nullable(),
  hours: CalendarVersion,
});

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
      body: z.strictObject({ name: line(120), hours: CalendarVersion }),
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
      body: z.strictObject({ hours: CalendarVersion }),
      returns: Calendar,
      status: 201,
    }),
  },
);
