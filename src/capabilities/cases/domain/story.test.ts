import { describe, expect, it } from 'vitest';
import type { PromiseState } from '#capabilities/promises/domain/index.ts';
import { HOUR, toIso } from '#kernel/time.ts';
import { isLate, nowOf, sentenceOf, whyOf } from './story.ts';
import { owesWord, stillToCome } from './story-later.ts';

const now = Date.UTC(2026, 10, 26, 13);

const promise = (state: PromiseState, dueIn: number) => ({ state, due: toIso(now + dueIn) });

describe('the sentence after Now', () => {
  const next = { kind: 'next-update', by: toIso(now), from: 'Ayse Demir', late: false } as const;

  it('is what somebody wrote, as long as there is something to be done', () => {
    const written = { now: { text: 'Ayse tests the camera' }, next };
    expect(nowOf({ ...written, state: 'we-are-on-it' })).toEqual({ words: 'Ayse tests the camera' });
    expect(nowOf({ ...written, state: 'waiting-for-someone' })).toEqual({ words: 'Ayse tests the camera' });
    expect(nowOf({ ...written, state: 'check-it-works' })).toMatchObject({ words: null, key: 'now.check' });
    expect(nowOf({ ...written, state: 'done' })).toMatchObject({ words: null, key: 'now.done' });
  });

  it('names who has it, or says that nobody has', () => {
    const plain = { state: 'we-are-on-it', now: null } as const;
    expect(nowOf({ ...plain, next })).toEqual({ words: null, key: 'now.with', name: 'Ayse Demir' });
    expect(nowOf({ ...plain, next: { ...next, from: null } })).toMatchObject({ key: 'now.untouched', name: null });
    expect(nowOf({ ...plain, next: null })).toMatchObject({ key: 'now.untouched' });
    expect(nowOf({ ...plain, next: { ...next, kind: 'approval' } })).toMatchObject({ key: 'now.approval' });
  });
});

describe('the sentence about a promise', () => {
  it('names who gives the word, where that is known', () => {
    expect(sentenceOf('next-update', 'Ayse')).toBe('word');
    expect(sentenceOf('next-update', null)).toBe('word-us');
    expect(sentenceOf('first-response', null)).toBe('first-us');
    expect(sentenceOf('first-response', 'Ayse')).toBe('word');
    expect(sentenceOf('callback', 'Ayse')).toBe('call');
    expect(sentenceOf('resolve', 'Ayse')).toBe('fix');
    expect(sentenceOf('statutory', null)).toBe('word-us');
    expect(sentenceOf('approval', 'Femi')).toBe('approval');
    expect(sentenceOf('approval', null)).toBe('approval-us');
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

describe('what the state does not tell', () => {
  const entry = (kind: string, params: Record<string, string> = {}) => ({ kind, params });

  it('is why a case was ended, and who said no before all else', () => {
    const ended = entry('case.cancelled', { reason: 'Not needed.' });
    const declined = entry('case.declined', { approver: 'Femi', reason: 'Too dear.' });
    expect(whyOf({ state: 'cancelled', history: [ended] })).toEqual([
      { key: 'now.cancelled-why', values: { reason: 'Not needed.' } },
    ]);
    expect(whyOf({ state: 'cancelled', history: [declined, ended] })).toMatchObject([{ key: 'now.declined-why' }]);
    expect(whyOf({ state: 'done', history: [ended] })).toEqual([]);
  });

  it('is whom we wait for, as it was told last, and that it stays ours', () => {
    const history = [entry('case.waits', { question: 'A part' }), entry('case.waits', { question: 'Another part' })];
    expect(whyOf({ state: 'waiting-for-someone', history })).toEqual([
      { key: 'now.waits-for', values: { question: 'Another part' } },
      { key: 'now.still-ours', values: {} },
    ]);
    expect(whyOf({ state: 'waiting-for-you', history })).toEqual([]);
  });
});

describe('a word that is late', () => {
  it('is owed until another time stands for it', () => {
    const [word, fix] = [{ kind: 'next-update' }, { kind: 'resolve' }] as const;
    expect(owesWord(word, null)).toBe(true);
    expect(owesWord(word, fix)).toBe(true);
    expect(owesWord(word, word)).toBe(false);
    expect(owesWord(fix, null)).toBe(false);
  });
});
