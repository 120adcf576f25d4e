import { describe, expect, it } from 'vitest';
import {
  beginningsOf,
  excerptWith,
  lettersApart,
  markedParts,
  mayBeMeant,
  monthsBack,
  queryOf,
  typedNumber,
  unfinishedWord,
  wantedWords,
} from './search-words.ts';

describe('what somebody searches for', () => {
  it('is each word once, without those that must not stand there', () => {
    expect(wantedWords('Drucker "Dock 4" or drucker -Lyon')).toEqual(['drucker', 'dock', '4']);
  });

  it('is a number where nothing else was typed', () => {
    expect([typedNumber(' #12453 '), typedNumber('12453'), typedNumber('dock 4')]).toEqual([12_453, 12_453, null]);
  });

  it('may be mistyped by a letter, in a long word by two', () => {
    expect([lettersApart('pritner', 'printer'), lettersApart('dock', 'dokc'), lettersApart('', 'abc')]).toEqual([
      1, 1, 3,
    ]);
    expect(mayBeMeant('pritner', ['sprinter', 'printer', 'printers', 'pritner'])).toEqual([
      'printer',
      'sprinter',
      'printers',
    ]);
    expect(mayBeMeant('dock', ['rock', 'doors'])).toEqual(['rock']);
  });

  it('may be unfinished, or stand there in another form', () => {
    expect([unfinishedWord('label Prin'), unfinishedWord('label prin '), unfinishedWord('pr')]).toEqual([
      'prin',
      null,
      null,
    ]);
    expect([unfinishedWord('"label prin'), unfinishedWord('dock -pri')]).toEqual([null, null]);
    expect(beginningsOf('the printers broken')).toEqual(['printe', 'broke']);
  });

  it('is asked for as one of each group', () => {
    expect(queryOf([['pri', 'printer'], ['dock'], []])).toBe("('pri' | 'printer') & ('dock')");
    expect(queryOf([[]])).toBeNull();
  });
});

describe('the months of a ring', () => {
  it('go back over the turn of the year', () => {
    expect(monthsBack(2026, 2, 3)).toEqual(['month:2026-02', 'month:2026-01', 'month:2025-12']);
  });
});

describe('what was found', () => {
  it('is marked where words begin with it, and the parts are the whole text', () => {
    const parts = markedParts('Drucker am Dock 4: druckt nicht', ['druck', '4']);
    expect(parts.filter(({ found }) => found).map(({ text }) => text)).toEqual(['Drucker', '4', 'druckt']);
    expect(parts.map(({ text }) => text).join('')).toBe('Drucker am Dock 4: druckt nicht');
  });

  it('is shown in the text that has most of it, around the first word', () => {
    const long = `${'We looked at many other things first and they all were fine. '.repeat(4)}The label printer at dock 4 is the one.`;
    const parts = excerptWith(['Hello printer', long], ['printer', 'dock']) ?? [];
    const text = parts.map((part) => part.text).join('');
    expect(text).toMatch(/^… .*label printer at dock 4 is the one\.$/);
    expect(text.length).toBeLessThan(200);
    expect(excerptWith(['Nothing here'], ['printer'])).toBeNull();
  });
});
