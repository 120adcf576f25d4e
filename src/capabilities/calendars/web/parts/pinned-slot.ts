import type { ComponentType } from 'react';
import type { CalendarId } from '#kernel/ids.ts';

/** Says how much is counted on the versions of a calendar; filled by whoever counts on calendars. */
export type PinnedSlot = ComponentType<{ readonly calendarId: CalendarId }>;
