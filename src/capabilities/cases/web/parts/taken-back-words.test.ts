import { expect, test } from 'vitest';
import { translator } from '#kernel/messages.ts';
import en from '#locales/en/desk.json' with { type: 'json' };
import { takenBackWords } from './taken-back-words.ts';

const t = translator('en', en);
const DONE = 'Taken back.';
const moved = (number: number) => ({ number, why: 'Something has happened since.' });

test('where all was taken back, nothing else is said', () => {
  expect(takenBackWords(t, { all: 3, stays: [], done: DONE })).toBe(DONE);
});

test('the cases on which it stays are named, and why, once', () => {
  expect(takenBackWords(t, { all: 4, stays: [moved(12), moved(15)], done: DONE })).toBe(
    'Taken back on 2 cases, but not on #12, #15. Something has happened since.',
  );
});

test('one case needs no number, and all of them none either', () => {
  expect(takenBackWords(t, { all: 1, stays: [moved(12)], done: DONE })).toBe('Something has happened since.');
  expect(takenBackWords(t, { all: 2, stays: [moved(12), moved(15)], done: DONE })).toBe(
    'Nothing was taken back. Something has happened since.',
  );
});
