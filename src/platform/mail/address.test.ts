import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaseId } from '#kernel/ids.ts';
import {
  type MailKeys,
  readMessageId,
  readReplyAddress,
  signMessageId,
  signReplyAddress,
  wasIssuedTo,
} from './address.ts';
import { fromBase32, toBase32 } from './base32.ts';

const secret = (fill: number) => new Uint8Array(32).fill(fill);
const keys: MailKeys = {
  current: 'b',
  keys: new Map([
    ['a', secret(1)],
    ['b', secret(2)],
  ]),
};
const before: MailKeys = { current: 'a', keys: new Map([['a', secret(1)]]) };
const caseId = CaseId.parse('019ab000-0000-7000-8000-00000000c0de');
const messageId = '019ab000-0000-7000-8000-0000000000aa';
const domain = 'desk.marenholt.example';
const recipient = 'Lena.Brandt@marenholt.example';
const signed = (by = keys, purpose: 'reply' | 'bounce' = 'reply') =>
  signReplyAddress(by, { purpose, caseId, recipient, domain });

/** The text with its last character before `@` or `.` replaced, so that only the signature is wrong. */
function tampered(text: string): string {
  const at = text.search(/[@.]/) - 2;
  return `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`;
}

test('base32 returns every byte string and knows only one spelling of it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect([...(fromBase32(toBase32(bytes)) ?? [])]).toEqual([...bytes]);
    }),
  );
  expect(toBase32(new TextEncoder().encode('foobar'))).toBe('mzxw6ytboi');
  expect(fromBase32('mzxw6ytbok')).toBeNull();
  expect(fromBase32('MZXW')).toBeNull();
  expect(fromBase32('a1')).toBeNull();
});

describe('a signed reply address', () => {
  test('is a valid local part and says which case', () => {
    for (const purpose of ['reply', 'bounce'] as const) {
      const address = signed(keys, purpose);
      expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
      expect(address).toMatch(/^(?:reply|bounce)\+[a-z2-7]{57}@desk\.marenholt\.example$/);
      expect(readReplyAddress(keys, address, domain)).toMatchObject({ purpose, caseId, keyId: 'b' });
    }
  });

  test('survives a change of case and a rotated key', () => {
    expect(readReplyAddress(keys, signed().toUpperCase(), domain)?.caseId).toBe(caseId);
    expect(readReplyAddress(keys, signed(before), domain)?.caseId).toBe(caseId);
  });

  test('knows whom it was made for, and only that', () => {
    const read = readReplyAddress(keys, signed(), domain);
    expect(read && wasIssuedTo(keys, read, 'lena.brandt@MARENHOLT.example')).toBe(true);
    expect(read && wasIssuedTo(keys, read, 'mallory@elsewhere.example')).toBe(false);
  });

  test.each([
    ['forged signature', tampered(signed())],
    ['another purpose', signed().replace('reply+', 'bounce+')],
    ['another domain', signed().replace(domain, 'evil.example')],
    ['a domain that ends the same', signed().replace('@', '@x.')],
    [
      'a retired key',
      signReplyAddress(
        { current: 'c', keys: new Map([['c', secret(3)]]) },
        { purpose: 'reply', caseId, recipient, domain },
      ),
    ],
    ['a case number', `reply+12345@${domain}`],
    ['no token', `reply@${domain}`],
    ['no address', 'reply+'],
  ])('with %s is read as nothing', (_, address) => {
    expect(readReplyAddress(keys, address, domain)).toBeNull();
  });

  test('no single changed character verifies', () => {
    const address = signed();
    const token = address.slice(6, 63);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 56 }),
        fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'),
        (at, letter) => {
          const other = `${token.slice(0, at)}${letter}${token.slice(at + 1)}`;
          const read = readReplyAddress(keys, `reply+${other}@${domain}`, domain);
          expect(read === null).toBe(other !== token);
        },
      ),
    );
  });

  test('is never signed with a short key', () => {
    expect(() => signed({ current: 'a', keys: new Map([['a', new Uint8Array(8)]]) })).toThrow(RangeError);
  });
});

describe('a signed Message-ID', () => {
  const id = signMessageId(keys, { caseId, recipient, messageId, domain });

  test('is the same for the same mail and says which case and message', () => {
    expect(signMessageId(keys, { caseId, recipient, messageId, domain })).toBe(id);
    expect(readMessageId(keys, id, domain)).toMatchObject({ caseId, messageId, purpose: 'message' });
  });

  test('may be about no case', () => {
    const plain = signMessageId(keys, { caseId: null, recipient, messageId, domain });
    expect(readMessageId(keys, plain, domain)).toMatchObject({ caseId: null, messageId });
  });

  test.each([
    ['forged signature', tampered(id)],
    ['another message', id.replace('0000000000aa', '0000000000ab')],
    ['another domain', id.replace(domain, 'evil.example')],
    ['a reply token in its place', id.replace(/<[a-z2-7]{57}/, `<${signed().slice(6, 63)}`)],
    ['something foreign', '<CAF+x@mail.gmail.com>'],
  ])('with %s is read as nothing', (_, forged) => {
    expect(readMessageId(keys, forged, domain)).toBeNull();
  });
});
