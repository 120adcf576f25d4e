import { describe, expect, test } from 'vitest';
import { readIcalendar } from './icalendar.ts';

const YEARS = { first: 2026, last: 2028 };

function file(...events: readonly (readonly string[])[]): string {
  const entries = events.flatMap((lines, place) => ['BEGIN:VEVENT', `UID:${place}@example`, ...lines, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', ...entries, 'END:VCALENDAR', ''].join('\r\n');
}

function read(...events: readonly (readonly string[])[]) {
  const answer = readIcalendar(file(...events), YEARS);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

const datesOf = (...lines: string[]) => read(lines).holidays.map(({ date }) => date);
const whyOf = (...lines: string[]) => read(lines).notTaken.map(({ why }) => why);

describe('a file of holidays', () => {
  test('gives whole days with their names, also several in a row', () => {
    expect(
      read(
        ['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas\\, at home'],
        ['DTSTART;VALUE=DATE:20260501', 'SUMMARY:Labour Day'],
        ['DTSTART;VALUE=DATE:20190501', 'SUMMARY:Long ago'],
      ).holidays,
    ).toEqual([
      { date: '2026-05-01', name: 'Labour Day' },
      { date: '2026-12-24', name: 'Christmas, at home' },
      { date: '2026-12-25', name: 'Christmas, at home' },
      { date: '2026-12-26', name: 'Christmas, at home' },
    ]);
  });

  test('repeats yearly within the years that are asked for, without what is left out', () => {
    const yearly = ['DTSTART;VALUE=DATE:19901003', 'SUMMARY:Unity'];
    expect(datesOf(...yearly, 'RRULE:FREQ=YEARLY')).toEqual(['2026-10-03', '2027-10-03', '2028-10-03']);
    expect(datesOf(...yearly, 'RRULE:FREQ=YEARLY;UNTIL=20270101')).toEqual(['2026-10-03']);
    expect(datesOf(...yearly, 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20271003')).toEqual(['2026-10-03', '2028-10-03']);
    expect(datesOf('DTSTART;VALUE=DATE:20261126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH')).toEqual([
      '2026-11-26',
      '2027-11-25',
      '2028-11-23',
    ]);
    expect(datesOf('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY')).toEqual(['2028-02-29']);
  });

  test('lets one year of a repetition be another day', () => {
    const text = file(['DTSTART;VALUE=DATE:20261003', 'SUMMARY:Unity', 'RRULE:FREQ=YEARLY']).replace(
      'END:VCALENDAR',
      'BEGIN:VEVENT\r\nUID:0@example\r\nRECURRENCE-ID;VALUE=DATE:20271003\r\nDTSTART;VALUE=DATE:20271004\r\nEND:VEVENT\r\nEND:VCALENDAR',
    );
    const answer = readIcalendar(text, YEARS);
    expect(answer.ok && answer.value.holidays.map(({ date }) => date)).toEqual([
      '2026-10-03',
      '2027-10-04',
      '2028-10-03',
    ]);
  });

  test('says which entries are no holidays, and why', () => {
    expect(whyOf('DTSTART:20261224T100000Z', 'DTEND:20261224T110000Z', 'SUMMARY:Meeting')).toEqual(['timed']);
    expect(whyOf('DTSTART;VALUE=DATE:20261224', 'STATUS:CANCELLED')).toEqual(['cancelled']);
    expect(whyOf('DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20270101')).toEqual(['too-long']);
    expect(whyOf('SUMMARY:No day at all')).toEqual(['unreadable']);
    expect(whyOf('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')).toEqual([
      'repeats-otherwise',
    ]);
    expect(whyOf('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toEqual([
      'repeats-otherwise',
    ]);
  });

  test.each([
    ['calendar.not-icalendar', 'Dear Sir or Madam'],
    ['calendar.not-icalendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR'],
    ['calendar.nothing-in-file', file()],
    ['calendar.nothing-in-file', ''],
    [
      'calendar.file-too-much',
      file(['DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY'], ['DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY']),
    ],
  ])('is refused with %s', (code, text) => {
    expect(readIcalendar(text, YEARS)).toMatchObject({ ok: false, refusal: { code, at: 'icalendar' } });
  });
});
