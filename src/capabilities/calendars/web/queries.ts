import { queryOptions } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { calendarsContract } from '../contract.ts';

const { endpoints } = calendarsContract;

export type Calendar = OutputOf<typeof endpoints.listCalendars>['items'][number];

/** All calendars by name, each with its current hours: an organisation has a handful. */
export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: async ({ signal }) => {
    const items: Calendar[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: OutputOf<typeof endpoints.listCalendars> = await call(endpoints.listCalendars, {
        query: { limit: 100, ...(cursor && { cursor }) },
        signal,
      });
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  },
});

/** The latest versions of a calendar, the newest first. */
export function versionsQuery(calendarId: Calendar['id']) {
  return queryOptions({
    queryKey: ['calendars', calendarId, 'versions'],
    queryFn: ({ signal }) => call(endpoints.listVersions, { params: { calendarId }, query: { limit: 50 }, signal }),
  });
}
