import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#kernel/time.ts';
import { above, inOrder, isTooOld, mayGo, readWaiting, type Waiting } from './outbox-entry.ts';

const AT = 1_800_000_000_000;
const entry: Waiting = {
  id: 'k1',
  about: 'case:1',
  text: 'It rattles.',
  endpoint: { method: 'POST', path: '/my/cases/{caseId}/messages', creates: true },
  input: { params: { caseId: '1' }, body: { text: 'It rattles.' }, idempotencyKey: 'k1' },
  at: AT,
};

describe('what waits to be sent', () => {
  it('goes by itself until the server may have forgotten its key', () => {
    expect(mayGo(entry, AT + HOUR)).toBe(true);
    expect(mayGo(entry, AT + 2 * DAY)).toBe(false);
    expect(isTooOld(entry, AT + 2 * DAY)).toBe(true);
  });

  it('stays once it was refused', () => {
    expect(mayGo({ ...entry, refused: 'The case is closed.' }, AT)).toBe(false);
  });

  it('reads what it kept, and nothing else', () => {
    expect(readWaiting(JSON.stringify(entry))).toEqual(entry);
    expect(readWaiting(null)).toBeNull();
    expect(readWaiting('{')).toBeNull();
    expect(readWaiting('"text"')).toBeNull();
  });

  it('goes in the order in which it was written', () => {
    const later = { ...entry, id: 'k2', at: AT + 1 };
    expect(inOrder([later, null, entry]).map(({ id }) => id)).toEqual(['k1', 'k2']);
  });

  it('comes back above what was begun meanwhile', () => {
    expect(above('It rattles.', '')).toBe('It rattles.');
    expect(above('It rattles.', 'And hums.')).toBe('It rattles.\n\nAnd hums.');
  });
});
