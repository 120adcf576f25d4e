import { describe, expect, test } from 'vitest';
import { bodyOf, draftFaults, draftOf, fieldAt, newDraft, readHours, withRow } from './hours-draft.ts';

const OFFICE = newDraft('Europe/Berlin');

describe('typed hours', () => {
  test.each([
    ['', []],
    ['9-17', [['09:00', '17:00']]],
    [
      '09:00–12:00, 13:00–17:30',
      [
        ['09:00', '12:00'],
        ['13:00', '17:30'],
      ],
    ],
    ['22:00 - 6:00', [['22:00', '06:00']]],
    ['0-24', [['00:00', '24:00']]],
    ['8.30 bis 12', [['08:30', '12:00']]],
  ])('"%s" are read', (text, windows) => expect(readHours(text)).toEqual(windows));

  test.each(['nine to five', '9', '25-26', '9:70-10', '24-25', '9-12 13-17'])('"%s" are not', (text) =>
    expect(readHours(text)).toBeUndefined(),
  );
});

describe('a draft of hours', () => {
  test('comes back as it was', () => {
    const hours = {
      zone: 'Asia/Tokyo',
      weekly: {
        mon: [
          ['09:00', '12:00'],
          ['13:00', '24:00'],
        ] as [string, string][],
      },
      holidays: ['2026-12-25'],
      exceptions: { '2026-12-24': [] },
    };
    const holidayNames = { '2026-12-25': 'Christmas Day' };
    expect(bodyOf(draftOf({ name: 'Tokyo', hours, holidayNames }))).toEqual({ hours, holidayNames });
  });

  test('begins on midnight of its own zone', () => {
    expect(bodyOf({ ...OFFICE, from: '2027-01-01' }).effectiveFrom).toBe('2026-12-31T23:00:00.000Z');
  });

  test('says which fields are wrong', () => {
    const weekly = { ...OFFICE.weekly, tue: 'some' };
    const holidays = withRow(withRow(withRow([], { date: '2026-05-01', text: '' }), { date: '', text: '' }), {
      date: '2026-05-01',
      text: 'Again',
    });
    const exceptions = withRow([], { date: '2026-12-24', text: 'half' });
    expect(draftFaults({ ...OFFICE, weekly, holidays, exceptions })).toEqual({
      name: 'name',
      'weekly.tue': 'hours',
      'holidays.1': 'date',
      'holidays.2': 'twice',
      'exceptions.0.text': 'hours',
    });
  });

  test('finds the field that the server means', () => {
    const holidays = [{ key: 7, date: '2026-05-01', text: '' }];
    const exceptions = [{ key: 3, date: '2026-12-24', text: '' }];
    const paths = [
      'hours.weekly.mon.0',
      'hours.holidays.0',
      'hours.exceptions.2026-12-24.0',
      'hours.zone',
      'name',
      'other',
    ];
    expect(paths.map((path) => fieldAt({ ...OFFICE, holidays, exceptions }, `body.${path}`))).toEqual([
      'weekly.mon',
      'holidays.7',
      'exceptions.3.text',
      'zone',
      'name',
      undefined,
    ]);
  });
});
