import ICAL from 'ical.js';

/** What each way to repeat may say besides how often and until when; the rest is not how holidays repeat. */
const MAY_SAY: Readonly<Record<string, readonly string[]>> = {
  YEARLY: ['BYMONTH', 'BYMONTHDAY', 'BYDAY'],
  MONTHLY: [],
  WEEKLY: ['BYDAY'],
  DAILY: [],
};
const WEEKDAY = /^(MO|TU|WE|TH|FR|SA|SU)$/;
/** A fifth Monday is not in every month. */
const WEEKDAY_OF_MONTH = /^[+-]?[1-4](MO|TU|WE|TH|FR|SA|SU)$/;
const IN_EVERY_MONTH = 28;
const LONG_MONTHS = [1, 3, 5, 7, 8, 10, 12];

function isDayOf(months: readonly number[], day: number): boolean {
  if (day < 1 || months.length === 0) return false;
  if (months.every((month) => LONG_MONTHS.includes(month))) return day <= 31;
  return months.every((month) => month !== 2) ? day <= 30 : day <= IN_EVERY_MONTH;
}

function isCountableRule(rule: ICAL.Recur): boolean {
  const said = Object.entries(rule.parts);
  if (!said.every(([part]) => MAY_SAY[rule.freq]?.includes(part))) return false;
  const { BYMONTH: months = [], BYMONTHDAY: days = [], BYDAY: weekdays = [] } = rule.parts;
  if (days.length > 0 && weekdays.length > 0) return false;
  if (!days.every((day) => isDayOf(months, day))) return false;
  if (rule.freq === 'WEEKLY') return weekdays.every((weekday) => WEEKDAY.test(weekday));
  return weekdays.every((weekday) => months.length > 0 && WEEKDAY_OF_MONTH.test(weekday));
}

/**
 * Whether the repetitions of an entry can be counted surely: yearly by date or weekday of a month, weekly, daily.
 * Other rules can have no occurrence at all, and looking for the next one would never end.
 */
export function isCountable(entry: ICAL.Component): boolean {
  return entry
    .getAllProperties('rrule')
    .every((property) => property.getValues().every((rule) => rule instanceof ICAL.Recur && isCountableRule(rule)));
}
