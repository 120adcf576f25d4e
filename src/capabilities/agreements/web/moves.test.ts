import { expect, it } from 'vitest';
import { fromIso } from '#kernel/time.ts';
import { canMove, moveOf, reasonsOf, type TouchedPromise, wordsWith } from './moves.ts';

const told = { language: 'en', reason: 'times have changed', words: 'Now 15:00, because times have changed.' } as const;
const german = {
  language: 'de',
  reason: 'es hat sich geändert',
  words: 'Jetzt 15 Uhr, denn: es hat sich geändert.',
} as const;
const id = '019a0000-0000-7000-8000-000000000001' as TouchedPromise['id'];

function touched(stated: Partial<TouchedPromise> = {}): TouchedPromise {
  const nobody = { person: null, team: null };
  return {
    id,
    subject: { kind: 'case', id },
    kind: 'resolve',
    state: 'running',
    text: 'It works again by 13:00.',
    promisor: nobody,
    madeAt: '2026-03-09T08:00:00Z',
    anchor: '2026-03-09T08:00:00Z',
    due: '2026-03-09T12:00:00Z',
    soonAt: '2026-03-09T11:00:00Z',
    fulfilledAt: null,
    brokenAt: null,
    reason: null,
    predecessorId: null,
    movedTo: null,
    version: 3,
    account: null,
    provider: null,
    promisee: { ...nobody, account: null },
    about: null,
    touch: 'later',
    ground: null,
    newDue: '2026-03-09T14:00:00Z',
    pinned: 1,
    rule: 1,
    told,
    ...stated,
  } as TouchedPromise;
}

it('only what would be due ahead can be moved', () => {
  const noon = fromIso('2026-03-09T11:00:00Z');
  expect(canMove(touched(), noon)).toBe(true);
  expect(canMove(touched({ newDue: '2026-03-09T10:00:00Z' }), noon)).toBe(false);
  expect(canMove(touched({ newDue: null, told: null }), noon)).toBe(false);
});

it('each language has its reason once', () => {
  expect(reasonsOf([touched(), touched({ told: german }), touched()])).toMatchObject([
    { language: 'en' },
    { language: 'de' },
  ]);
});

it('another reason stands in the same sentence, whatever is written', () => {
  expect(wordsWith(told, undefined)).toBe(told.words);
  expect(wordsWith(told, ' it costs $& more. ')).toBe('Now 15:00, because it costs $& more.');
});

it('what was written for one promise goes before what was written for all', () => {
  const wording = { reasons: { en: 'we moved house' }, words: {} };
  const move = { promiseId: id, version: 3, due: '2026-03-09T14:00:00Z', reason: 'we moved house' };
  expect(moveOf(touched(), wording)).toEqual({ ...move, words: 'Now 15:00, because we moved house.' });
  expect(moveOf(touched(), { ...wording, words: { [id]: 'At three.' } })?.words).toBe('At three.');
  expect(moveOf(touched({ told: german }), wording)?.words).toBe(german.words);
});
