import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '#kernel/time.ts';
import { suggestedNextWord } from './next-word.ts';

const NOW = Date.UTC(2026, 10, 24, 9, 0);

it('is suggested for the soonest moment by which it is owed or usual, to the full minute', () => {
  expect(suggestedNextWord([NOW + 4 * HOUR, NOW + HOUR], NOW)).toBe(NOW + HOUR);
  expect(suggestedNextWord([NOW + HOUR + SECOND], NOW)).toBe(NOW + HOUR + MINUTE);
});

it('is suggested for tomorrow where nothing says when', () => {
  expect(suggestedNextWord([], NOW)).toBe(NOW + DAY);
});
