import { expect, test } from 'vitest';
import { beginningsIn, excerptOf, isSameMatter, mayAnswer } from './alike.ts';

test('a text is about its telling words, by their beginnings, each once', () => {
  expect(beginningsIn('The scanners in the hall are not working: scanner 3 & scanners!')).toEqual([
    'scann',
    'hall',
    'worki',
  ]);
  expect(beginningsIn('Ich kann mich nicht für die Videokonferenz anmelden')).toEqual(['videokonfere', 'anmeld']);
  expect(beginningsIn("it's 'x' -- | & !:*")).toEqual([]);
  expect(beginningsIn('eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn')).toHaveLength(12);
});

test('half of the words may answer, most of them are the same matter', () => {
  expect([mayAnswer(1, 2), mayAnswer(1, 3), mayAnswer(0, 0)]).toEqual([true, false, false]);
  expect([isSameMatter(1, 1), isSameMatter(1, 2), isSameMatter(3, 5), isSameMatter(0, 0)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('an excerpt is one line, cut at a word', () => {
  expect(excerptOf(' We changed\n\nthe cable. ')).toBe('We changed the cable.');
  expect(excerptOf('Hi Maria,\n\nIt works.\nJan')).toBe('It works. Jan');
  const cut = excerptOf('word '.repeat(100));
  expect(cut).toMatch(/word…$/);
  expect(cut.length).toBeLessThanOrEqual(221);
});
