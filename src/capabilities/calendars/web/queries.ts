import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '#kernel/contract.ts';
import { call } from '#ui/api.ts';
import { calendarsContract } from '../contract.ts';
import type { bodyOf } from './hours-draft.ts';

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

export type Preview = OutputOf<typeof endpoints.previewHours>;
export type ReadHolidays = OutputOf<typeof endpoints.readHolidays>;

type Body = ReturnType<typeof bodyOf>;

/** What hours would mean, beside those in force of a calendar if there is one. */
export function usePreview(calendarId: Calendar['id'] | undefined) {
  return useMutation({
    mutationFn: ({ hours, effectiveFrom }: Body) =>
      call(endpoints.previewHours, {
        body: { hours, ...(calendarId && { calendarId }), ...(effectiveFrom && { effectiveFrom }) },
      }),
  });
}

/** Reads a file of holidays. */
export function useReadHolidays() {
  return useMutation({
    mutationFn: async (file: File) => call(endpoints.readHolidays, { body: { icalendar: await file.text() } }),
  });
}

/** Publishes a new version of a calendar, or a new calendar where there is none yet. */
export function usePublish(known: Calendar | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, body }: { name: string; body: Body }) => {
      if (known)
        return call(endpoints.publishVersion, {
          params: { calendarId: known.id },
          body,
          ifMatch: known.currentVersion,
        });
      const { hours, holidayNames } = body;
      return call(endpoints.createCalendar, { body: { name: name.trim(), hours, holidayNames } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['calendars'] }),
  });
}
