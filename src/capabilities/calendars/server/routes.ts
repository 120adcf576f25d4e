import { ok } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import { served } from '#platform/serve/handlers.ts';
import { calendarsContract } from '../contract.ts';
import { hoursOf } from '../domain/index.ts';
import { createCalendar } from './operations/create-calendar.ts';
import { getCalendar } from './operations/get-calendar.ts';
import { listCalendars } from './operations/list-calendars.ts';
import { listVersions } from './operations/list-versions.ts';
import { previewHours } from './operations/preview-hours.ts';
import { publishVersion } from './operations/publish-version.ts';
import { readHolidays } from './operations/read-holidays.ts';
import { viewOf } from './view.ts';

export const calendarsServed = served(calendarsContract, {
  async listCalendars(context, { query }) {
    const page = await listCalendars(context, query);
    return ok({ items: page.items.map(viewOf), next: page.next });
  },
  async createCalendar(context, { body }) {
    const made = await createCalendar(context, { ...body, hours: hoursOf(body.hours) });
    return made.ok ? ok(viewOf(made.value)) : made;
  },
  async getCalendar(context, { params }) {
    const found = await getCalendar(context, params.calendarId);
    return found.ok ? ok(viewOf(found.value)) : found;
  },
  listVersions: (context, { params, query }) => listVersions(context, { ...params, ...query }),
  async publishVersion(context, { params, body, ifMatch }) {
    const published = await publishVersion(context, {
      ...params,
      ifMatch,
      hours: hoursOf(body.hours),
      holidayNames: body.holidayNames,
      effectiveFrom: body.effectiveFrom === undefined ? undefined : fromIso(body.effectiveFrom),
    });
    return published.ok ? ok(viewOf(published.value)) : published;
  },
  previewHours: (context, { body }) =>
    previewHours(context, {
      calendarId: body.calendarId,
      hours: hoursOf(body.hours),
      effectiveFrom: body.effectiveFrom === undefined ? context.now : fromIso(body.effectiveFrom),
    }),
  readHolidays: (context, { body }) => readHolidays(context, body.icalendar),
});
