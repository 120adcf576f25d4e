import { describe, expect, it } from 'vitest';
import { hintOf, waitBefore } from './feed.ts';
import { isTouched } from './refetch.ts';

const CASE = '0197c1d2-0000-7000-8000-000000000001';
const hint = { id: 'f1', kind: 'message.sent', subject: { kind: 'case', id: CASE } };

describe('hintOf', () => {
  it('reads a hint and drops what it does not know', () => {
    expect(hintOf(JSON.stringify({ ...hint, more: 1 }))).toEqual(hint);
  });

  it('refuses everything else', () => {
    for (const data of ['', '{', 'null', '3', '{}', '{"id":1,"kind":"a","subject":{}}', '{"id":"a","kind":"b"}']) {
      expect(hintOf(data)).toBeNull();
    }
  });
});

describe('waitBefore', () => {
  it('doubles up to half a minute, and spreads the crowd', () => {
    expect([0, 1, 2, 5, 40].map((tries) => waitBefore(tries, 0))).toEqual([1000, 2000, 4000, 30_000, 30_000]);
    expect(waitBefore(0, 1)).toBe(750);
  });
});

describe('isTouched', () => {
  it('knows a list of a kind and the one subject', () => {
    expect(isTouched({ meta: { live: ['case'] } }, [hint])).toBe(true);
    expect(isTouched({ meta: { live: [`case:${CASE}`] } }, [hint])).toBe(true);
    expect(isTouched({ meta: { live: ['case:other', 'person'] } }, [hint])).toBe(false);
    expect(isTouched({ meta: undefined }, [hint])).toBe(false);
  });
});
