import type { Generated } from 'kysely';
import type { CalendarId } from '#kernel/ids.ts';
import type { Json, Timestamp } from '#platform/database/columns.ts';
import type { CalendarVersion, LocalDate } from '../domain/index.ts';

/** A calendar that every installation has from its first day. */
export type Standing = 'always' | 'office';

/** What holidays are called, date by date; those without a name are left out. */
export type HolidayNames = Readonly<Record<LocalDate, string>>;

export interface CalendarTables {
  'calendars.calendar': {
    id: CalendarId;
    name: string;
    current_version: Generated<number>;
    standing: Standing | null;
    created_at: Timestamp;
  };
  'calendars.calendar_version': {
    calendar_id: CalendarId;
    version: number;
    hours: Json<CalendarVersion>;
    created_at: Timestamp;
    published_by: string | null;
    holiday_names: Json<HolidayNames>;
    effective_at: Timestamp | null;
  };
}
