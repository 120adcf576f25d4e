import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { decideChoice, dueByMail, FIRST_CHOICE, type MailChoice } from './by-mail.ts';
import type { News } from './notice.ts';

const ZONE = 'Europe/Berlin';
/** Tuesday 24 November 2026, 10:00 in Berlin. */
const TUESDAY_10 = Date.UTC(2026, 10, 24, 9, 0);
const at = (hours: number) => TUESDAY_10 + (hours - 10) * HOUR;

const half: News = { kind: 'promise-near', level: 50, promise: '', due: 0, as: 'owner' };
const broken: News = { kind: 'promise-broken', promise: '', due: 0, as: 'owner' };
const AT_ONCE: MailChoice = { ...FIRST_CHOICE, rhythm: 'at-once' };

interface Asked {
  readonly choice?: MailChoice;
  readonly news?: News;
  readonly givenAt: number;
  readonly now: number;
  readonly lastMailAt?: number | null;
  readonly zone?: string;
}

const comes = ({ choice = FIRST_CHOICE, news = half, givenAt, now, lastMailAt = null, zone = ZONE }: Asked) =>
  dueByMail({ choice, zone, notices: [{ news, givenAt }], lastMailAt }, now).length === 1;

describe('a digest', () => {
  test('comes at the next of its times, not before', () => {
    const givenAt = at(10);
    expect(comes({ givenAt, now: at(13) - 1 })).toBe(false);
    expect(comes({ givenAt, now: at(13) })).toBe(true);
    expect(comes({ givenAt: at(13) + 1, now: at(18) })).toBe(false);
  });

  test('comes by the clock of its reader', () => {
    expect(comes({ givenAt: at(10), now: at(13), zone: 'America/Toronto' })).toBe(false);
    expect(comes({ givenAt: at(10), now: at(14), zone: 'America/Toronto' })).toBe(true);
  });

  test('leaves out the weekend that is quiet, and no weekend that is not', () => {
    const friday = TUESDAY_10 + 3 * 24 * HOUR + 6 * HOUR;
    const monday = friday + 64 * HOUR;
    const saturday = friday + 21 * HOUR;
    expect(comes({ givenAt: friday, now: saturday })).toBe(false);
    expect(comes({ givenAt: friday, now: monday - MINUTE })).toBe(false);
    expect(comes({ givenAt: friday, now: monday })).toBe(true);
    expect(comes({ choice: { ...FIRST_CHOICE, quietWeekends: false }, givenAt: friday, now: saturday })).toBe(true);
  });

  test('comes once on the day on which clocks go back, and on the day on which they go on', () => {
    const choice = { ...FIRST_CHOICE, digestAt: ['02:30'], quiet: null, quietWeekends: false };
    const autumn = Date.UTC(2026, 9, 25, 0, 30);
    expect(comes({ choice, givenAt: autumn - HOUR, now: autumn })).toBe(true);
    expect(comes({ choice, givenAt: autumn + MINUTE, now: autumn + 2 * HOUR })).toBe(false);
    const spring = Date.UTC(2026, 2, 29, 1, 0);
    expect(comes({ choice, givenAt: spring - HOUR, now: spring })).toBe(true);
  });
});

describe('what is wanted at once', () => {
  test('waits a minute, in which it may be read', () => {
    expect(comes({ choice: AT_ONCE, givenAt: at(10), now: at(10) + MINUTE - 1 })).toBe(false);
    expect(comes({ choice: AT_ONCE, givenAt: at(10), now: at(10) + MINUTE })).toBe(true);
  });

  test('keeps five minutes between two mails, unless it presses, and then takes along what waits', () => {
    const now = at(10) + 2 * MINUTE;
    const waiting = { choice: AT_ONCE, givenAt: at(10), now };
    expect(comes({ ...waiting, lastMailAt: now - 4 * MINUTE })).toBe(false);
    expect(comes({ ...waiting, lastMailAt: now - 5 * MINUTE })).toBe(true);
    const notices = [half, broken].map((news) => ({ news, givenAt: at(10) }));
    const both = { choice: AT_ONCE, zone: ZONE, notices, lastMailAt: now - MINUTE };
    expect(dueByMail(both, now)).toEqual(notices);
  });

  test('waits for the end of quiet hours', () => {
    const waiting = { choice: AT_ONCE, givenAt: at(20) };
    expect(comes({ ...waiting, now: at(31) - 1 })).toBe(false);
    expect(comes({ ...waiting, now: at(31) })).toBe(true);
  });
});

describe('what is said of a promise that is nearly due or not kept', () => {
  const pressing: readonly News[] = [
    broken,
    { ...half, level: 90 },
    { ...half, level: 'last-hour' },
    { ...broken, kind: 'promise-long-overdue' },
    { kind: 'missed-while-away', from: 0, until: 0, broken: 1, near: 0 },
  ];

  test.each(pressing)('waits for nothing: $kind', (news) => {
    expect(comes({ news, givenAt: at(10), now: at(10) + MINUTE })).toBe(true);
    expect(comes({ news, givenAt: at(23), now: at(23) + MINUTE })).toBe(true);
  });

  test('comes alone in quiet hours', () => {
    const notices = [half, broken].map((news) => ({ news, givenAt: at(22) }));
    const due = dueByMail({ choice: AT_ONCE, zone: ZONE, notices, lastMailAt: null }, at(23));
    expect(due.map(({ news }) => news)).toEqual([broken]);
  });

  test('does not come to whoever wants no mail', () => {
    expect(comes({ choice: { ...FIRST_CHOICE, rhythm: 'none' }, news: broken, givenAt: at(10), now: at(12) })).toBe(
      false,
    );
  });
});

describe('a choice', () => {
  const refused = (change: Partial<MailChoice>) => {
    const decided = decideChoice({ ...FIRST_CHOICE, ...change });
    return decided.ok ? null : decided.refusal.code;
  };

  test('is kept with its times in order, each once', () => {
    const decided = decideChoice({ ...FIRST_CHOICE, digestAt: ['13:00', '08:00', '13:00'] });
    expect(decided).toEqual({ ok: true, value: FIRST_CHOICE });
  });

  test('of a digest that could never come is refused', () => {
    expect(refused({ digestAt: [] })).toBe('notices.digest-at-no-time');
    expect(refused({ digestAt: ['23:00'] })).toBe('notices.digest-in-quiet-hours');
    expect(refused({ digestAt: ['06:59'] })).toBe('notices.digest-in-quiet-hours');
    expect(refused({ digestAt: ['12:30'], quiet: { from: '12:00', until: '13:00' } })).toBe(
      'notices.digest-in-quiet-hours',
    );
    expect(refused({ digestAt: ['13:00'], quiet: { from: '12:00', until: '13:00' } })).toBeNull();
    expect(refused({ rhythm: 'at-once', digestAt: ['23:00'] })).toBeNull();
  });

  test('of quiet hours that end when they begin is refused', () => {
    expect(refused({ quiet: { from: '12:00', until: '12:00' } })).toBe('notices.quiet-without-length');
  });
});
