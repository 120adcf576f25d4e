import { describe, expect, it } from 'vitest';
import { HOUR, toIso } from '#kernel/time.ts';
import type { StoryPromise } from './queries.ts';
import { isLate, sentenceOf, stillToCome } from './words.ts';

const now = Date.UTC(2026, 10, 26, 13);

function promise(state: StoryPromise['state'], dueIn: number): StoryPromise {
  const due = toIso(now + dueIn);
  const id = crypto.randomUUID() as StoryPromise['id'];
  const blank = { text: '', fulfilledAt: null, reason: null, movedTo: null, mayObject: false, objection: null };
  return { ...blank, id, kind: 'next-update', state, due };
}

describe('the sentence about a promise', () => {
  it('names who gives the word, where that is known', () => {
    expect(sentenceOf('next-update', 'Ayse')).toBe('word');
    expect(sentenceOf('next-update', null)).toBe('word-us');
    expect(sentenceOf('first-response', null)).toBe('first-us');
    expect(sentenceOf('first-response', 'Ayse')).toBe('word');
    expect(sentenceOf('callback', 'Ayse')).toBe('call');
    expect(sentenceOf('resolve', 'Ayse')).toBe('fix');
    expect(sentenceOf('statutory', null)).toBe('word-us');
  });
});

describe('lateness', () => {
  const by = toIso(now - HOUR);
  const next = { kind: 'next-update', by, from: null, late: false } as const;

  it('shows as soon as the time has passed, whether the server has said so or not', () => {
    expect(isLate({ state: 'we-are-on-it', next }, now)).toBe(true);
    expect(isLate({ state: 'we-are-on-it', next: { ...next, by: toIso(now + HOUR) } }, now)).toBe(false);
    expect(isLate({ state: 'we-are-on-it', next: null }, now)).toBe(false);
  });

  it('is not reckoned while the clock of a fix stands still', () => {
    expect(isLate({ state: 'waiting-for-you', next: { ...next, kind: 'resolve' } }, now)).toBe(false);
    expect(isLate({ state: 'waiting-for-you', next }, now)).toBe(true);
  });
});

describe('the new time', () => {
  it('is the earliest promise that still runs', () => {
    const [late, later, sooner] = [promise('broken', -HOUR), promise('running', 2 * HOUR), promise('running', HOUR)];
    expect(stillToCome({ promises: [late, later, sooner] }, now)).toBe(sooner);
    expect(stillToCome({ promises: [late, promise('running', -1)] }, now)).toBeNull();
  });
});
