export { type CalendarVersion, HORIZON, HORIZON_DAYS } from './calendar-version.ts';
export { checkCalendar } from './check-calendar.ts';
export { type CompiledCalendar, compileCalendar } from './compiled-calendar.ts';
export { type Interval, unionOf } from './interval.ts';
export { type LocalDate, parseLocalDate, WEEKDAYS, type Weekday } from './local-date.ts';
export { generatedInstant, instantToWall, localDateAt, wallToInstant } from './moment.ts';
export { clockMinutes, type OpenWindow } from './window.ts';
export { isZone } from './zone.ts';
