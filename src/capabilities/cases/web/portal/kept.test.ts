import { expect, test } from 'vitest';
import { readKept } from './kept.ts';

test('a draft is read as it was kept', () => {
  expect(readKept('{"text":"Lyon is black","goal":""}')).toEqual({ text: 'Lyon is black', goal: '' });
});

test.each([null, '', '{', 'null', '3', '"text"', '{"text":3}'])('%j is no draft', (stored) => {
  expect(readKept(stored)).toEqual({});
});
