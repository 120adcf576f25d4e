export type { CalendarVersion, CompiledCalendar } from './domain/index.ts';
export { calendarFacts } from './facts.ts';
export { createCalendar, type NewCalendar } from './server/operations/create-calendar.ts';
export { ensureStandingCalendars } from './server/operations/ensure-standing-calendars.ts';
export { publishVersion } from './server/operations/publish-version.ts';
export { calendarVersion, type PinnedCalendar } from './server/pinned.ts';
export { calendarsServed } from './server/routes.ts';
export { type CalendarRecord, findCalendar } from './server/store.ts';
