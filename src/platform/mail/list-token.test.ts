import { describe, expect, test } from 'vitest';
import { PersonId } from '#kernel/ids.ts';
import type { MailKeys } from './address.ts';
import { readListToken, signListToken } from './list-token.ts';

const secret = (fill: number) => new Uint8Array(32).fill(fill);
const keys: MailKeys = {
  current: 'b',
  keys: new Map([
    ['a', secret(1)],
    ['b', secret(2)],
  ]),
};
const before: MailKeys = { current: 'a', keys: new Map([['a', secret(1)]]) };
const personId = PersonId.parse('019ab000-0000-7000-8000-00000000c0de');
const about = { list: 'reminders', personId };

describe('the token that ends a kind of mails', () => {
  test('says whose it is, also once the key has changed', () => {
    expect(readListToken(keys, 'reminders', signListToken(keys, about))).toBe(personId);
    expect(readListToken(keys, 'reminders', signListToken(before, about))).toBe(personId);
    expect(signListToken(keys, about)).toMatch(/^b[a-z2-7]{52}$/);
  });

  test('is good for these mails and this person alone', () => {
    const token = signListToken(keys, about);
    expect(readListToken(keys, 'colleagues', token)).toBeNull();
    const other = signListToken(keys, { ...about, personId: PersonId.parse('019ab000-0000-7000-8000-00000000beef') });
    expect(readListToken(keys, 'reminders', token.slice(0, 26) + other.slice(26))).toBeNull();
  });

  test('of a key that we do not know, cut short or made up is nobody’s', () => {
    const token = signListToken(keys, about);
    for (const wrong of ['', token.slice(1), `${token}a`, `a${token.slice(1)}`, `z${token.slice(1)}`, 'b'.repeat(53)]) {
      expect(readListToken(keys, 'reminders', wrong)).toBeNull();
    }
    expect(readListToken(before, 'reminders', token)).toBeNull();
  });
});
