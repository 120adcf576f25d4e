import { ok } from '#kernel/result.ts';
import { served } from '#platform/serve/handlers.ts';
import { calendarsContract } from '../contract.ts';
import { hoursOf } from '../domain/index.ts';
import { createCalendar } from './operations/create-calendar.ts';
import { listCalendars } from './operations/list-calendars.ts';
import { publishVersion } from './operations/publish-version.ts';
import { viewOf } from './view.ts';

export const calendarsServed = served(calendarsContract, {
  async listCalendars(context, { query }) {
    const page = await listCalendars(context, query);
    return ok({ items: page.items.map(viewOf), next: page.next });
  },
  async createCalendar(context, { body }) {
    const made = await createCalendar(context, { name: body.name, hours: hoursOf(body.hours) });
    return made.ok ? ok(viewOf(made.value)) : made;
  },
  async publishVersion(context, { params, body }) {
    const published = await publishVersion(context, { calendarId: params.calendarId, hours: hoursOf(body.hours) });
    return published.ok ? ok(viewOf(published.value)) : published;
  },
});
