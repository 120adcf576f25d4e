import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '#kernel/time.ts';
import { faultOfNextWord, leavesAt } from './following.ts';

const NOW = Date.UTC(2026, 10, 24, 9, 0);
const inAnHour = { follow: 'next-word', by: NOW + HOUR } as const;

describe('when a reply leaves', () => {
  it('waits for as long as it can be taken back', () => {
    expect(leavesAt(NOW, 10 * SECOND, { next: inAnHour, owed: [NOW + MINUTE] })).toBe(NOW + 10 * SECOND);
  });

  it('never waits until a word that it gives is late', () => {
    expect(leavesAt(NOW, 10 * SECOND, { next: inAnHour, owed: [NOW + 9 * SECOND] })).toBe(NOW + 4 * SECOND);
    expect(leavesAt(NOW, 10 * SECOND, { next: inAnHour, owed: [NOW + 3 * SECOND] })).toBeNull();
    expect(leavesAt(NOW, 10 * SECOND, { next: { follow: 'next-word', by: NOW + SECOND }, owed: [] })).toBeNull();
  });

  it('does not hurry for what is late already', () => {
    expect(leavesAt(NOW, 10 * SECOND, { next: { follow: 'resolves' }, owed: [NOW - 1] })).toBe(NOW + 10 * SECOND);
  });

  it('leaves at once without a way back', () => {
    expect(leavesAt(NOW, 0, { next: inAnHour, owed: [] })).toBeNull();
  });
});

describe('the next word', () => {
  it('lies ahead, and not beyond a year', () => {
    expect(faultOfNextWord(inAnHour, NOW)).toBeNull();
    expect(faultOfNextWord({ follow: 'next-word', by: NOW }, NOW)).toBe('case.next-word-in-the-past');
    expect(faultOfNextWord({ follow: 'next-word', by: NOW + 366 * DAY }, NOW)).toBe('case.next-word-too-far');
    expect(faultOfNextWord({ follow: 'resolves' }, NOW)).toBeNull();
  });
});
