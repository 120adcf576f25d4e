import { expect, test } from 'vitest';
import { calledIn, callsIn } from './mentions.ts';

const JAN = { id: 'jan', name: 'Jan Dekker' };
const LONGER = { id: 'longer', name: 'Jan Dekker-Smith' };
const AYSE = { id: 'ayse', name: 'Dr. Ayşe Yılmaz' };
const ALL = [JAN, LONGER, AYSE];
const ids = (text: string) => calledIn(text, ALL).map(({ id }) => id);

test('a note calls people by their whole names', () => {
  expect(ids('@Jan Dekker, can you look?')).toEqual(['jan']);
  expect(ids('(@jan dekker) and @Dr. Ayşe Yılmaz')).toEqual(['jan', 'ayse']);
  expect(ids('@Jan Dekker-Smith')).toEqual(['longer']);
  expect(ids('@Jan Dekker @Jan Dekker')).toEqual(['jan']);
});

test('nobody else is called', () => {
  for (const text of ['Jan Dekker', '@Jan', '@Jan Dekkers', 'mail@Jan Dekker', '']) expect(ids(text), text).toEqual([]);
  expect(calledIn('@Jan Dekker', [])).toEqual([]);
});

test('a text keeps all of its parts', () => {
  const text = 'Ask @Jan Dekker.\n@Nobody knows.';
  const parts = callsIn(text, [JAN.name]);
  expect(parts.filter(({ found }) => found)).toEqual([{ text: '@Jan Dekker', found: true }]);
  expect(parts.map((part) => part.text).join('')).toBe(text);
});
