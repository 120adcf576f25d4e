import { expect, test } from 'vitest';
import { fromIso } from '#kernel/time.ts';
import { capital, fill, momentWords, oneLine } from './wording.ts';

const from = fromIso('2026-11-26T09:00:00Z');
const later = {
  sameDay: fromIso('2026-11-26T13:30:00Z'),
  nextDay: fromIso('2026-11-27T08:05:00Z'),
  nextWeek: fromIso('2026-11-30T08:00:00Z'),
  farAway: fromIso('2026-12-15T08:00:00Z'),
};

test.each([
  ['en', '14:30', 'tomorrow 9:05', 'Monday 9:00', '15 December, 9:00'],
  ['de', '14:30 Uhr', 'morgen, 9:05 Uhr', 'Montag, 9:00 Uhr', '15. Dezember, 9:00 Uhr'],
  ['fr', '14 h 30', 'demain 9 h 05', 'lundi 9 h', '15 décembre, 9 h'],
] as const)('moments are written as people in %s write them', (tongue, sameDay, nextDay, nextWeek, farAway) => {
  const reader = { zone: 'Europe/Berlin', tongue };
  expect(momentWords(later.sameDay, from, reader)).toBe(sameDay);
  expect(momentWords(later.nextDay, from, reader)).toBe(nextDay);
  expect(momentWords(later.nextWeek, from, reader)).toBe(nextWeek);
  expect(momentWords(later.farAway, from, reader)).toBe(farAway);
});

test('a moment is written in the zone of its reader', () => {
  expect(momentWords(later.sameDay, from, { zone: 'America/Toronto', tongue: 'en' })).toBe('8:30');
});

test('words fill their slots, also those that a slot brings along; what has no word stays visible', () => {
  expect(fill('{folder}, {right}', { folder: 'Tenders {year}', year: '2026' })).toBe('Tenders 2026, {right}');
});

test('lines are cut at a word and begin with a capital letter', () => {
  expect(oneLine('one two\nthree', 10)).toBe('one two…');
  expect(capital('état')).toBe('État');
});
