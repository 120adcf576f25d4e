import type { CompiledCalendar } from '#capabilities/calendars/domain/index.ts';
import type { Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';

/** How many business days a promisee has to say that it does not work. */
const CONFIRMATION_DAYS = 5;

/** Until when what was delivered at `deliveredAt` may be reopened; after it, silence counts as consent. */
export function confirmationEnd(calendar: CompiledCalendar, deliveredAt: Instant): Result<Instant> {
  return calendar.endOfBusinessDay(deliveredAt, CONFIRMATION_DAYS);
}
