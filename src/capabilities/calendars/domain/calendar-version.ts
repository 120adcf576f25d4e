import { DAY, type Span } from '#kernel/time.ts';
import type { LocalDate, Weekday } from './local-date.ts';
import type { OpenWindow } from './window.ts';

/**
 * One version of a calendar as plain data: when work is done, in one zone. A version never changes once it is
 * published; a promise names the version under which it was made. A window belongs to the date on which it starts.
 */
export interface CalendarVersion {
  /** An IANA name such as `Europe/Berlin`, never an offset. */
  readonly zone: string;
  /** A weekday that is missing is closed. A calendar that never closes says 00:00–24:00 on all seven. */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly OpenWindow[]>>>;
  /** Dates on which nothing opens. */
  readonly holidays?: readonly LocalDate[];
  /** Dates with hours of their own, which replace the whole day, a holiday too; an empty list closes it. */
  readonly exceptions?: Readonly<Record<LocalDate, readonly OpenWindow[]>>;
  /** The first date on which new promises use this version. */
  readonly effectiveFrom?: LocalDate;
}

/** How far ahead a calendar is searched for open time before we say that there is not enough. */
export const HORIZON_DAYS = 400;
export const HORIZON: Span = HORIZON_DAYS * DAY;
