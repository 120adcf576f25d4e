import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#kernel/time.ts';
import { decideReminder, latestOf, stillStands } from './reminder.ts';

const NOW = 1_800_000_000_000;
const owed = { state: 'running', due: NOW + HOUR, toCustomer: true };

describe('up to when somebody can be reminded', () => {
  it('is the next moment that the customer was promised', () => {
    expect(latestOf([{ ...owed, due: NOW + 2 * HOUR }, owed], NOW)).toBe(NOW + HOUR);
  });

  it('knows neither what is overdue, nor what rests, nor what teams owe each other', () => {
    const others = [
      { ...owed, due: NOW - 1 },
      { ...owed, state: 'paused' },
      { ...owed, toCustomer: false },
    ];
    expect(latestOf(others, NOW)).toBeNull();
  });
});

describe('a moment for a reminder', () => {
  const bounds = { now: NOW, latest: NOW + HOUR, open: true };
  const refused = (at: number, more: Partial<typeof bounds> | { latest: null } = {}) => {
    const decided = decideReminder(at, { ...bounds, ...more });
    return decided.ok ? null : decided.refusal.code;
  };

  it('may be the very moment of the promise, and none after it', () => {
    expect(refused(NOW + HOUR)).toBeNull();
    expect(refused(NOW + HOUR + 1)).toBe('reminder.after-promise');
    expect(refused(NOW + DAY, { latest: null })).toBeNull();
  });

  it('lies ahead, within a year, on a case that is open', () => {
    expect(refused(NOW)).toBe('reminder.not-ahead');
    expect(refused(NOW + 400 * DAY, { latest: null })).toBe('reminder.too-far');
    expect(refused(NOW + 1, { open: false })).toBe('reminder.case-over');
  });
});

describe('a reminder', () => {
  const mine = { ownerId: 'a', assigneeId: null, open: true };

  it('ends with its case, and with the sight of it', () => {
    expect(stillStands({ personId: 'a', held: true }, { ...mine, open: false })).toBe(false);
    expect(stillStands({ personId: 'a', held: true }, null)).toBe(false);
  });

  it('ends when the case has become another’s, unless it never was theirs', () => {
    const others = { ...mine, ownerId: 'b' };
    expect(stillStands({ personId: 'a', held: true }, mine)).toBe(true);
    expect(stillStands({ personId: 'a', held: true }, { ...others, assigneeId: 'a' })).toBe(true);
    expect(stillStands({ personId: 'a', held: true }, others)).toBe(false);
    expect(stillStands({ personId: 'a', held: false }, others)).toBe(true);
  });
});
