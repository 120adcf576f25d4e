import { expect, test } from 'vitest';
import { fromIso, MINUTE } from '#kernel/time.ts';
import { isAnotherRelease, mayRenew } from './release.ts';

const OWN = ['http://localhost:7070/assets/boot-A1.js', 'http://localhost:7070/assets/desk-B2.js'];
const now = fromIso('2026-11-22T09:00:00Z');

test('a document that names the same files is the same release', () => {
  expect(isAnotherRelease(OWN, '<script src="/assets/boot-A1.js"></script><script src="/assets/desk-B2.js">')).toBe(
    false,
  );
  expect(isAnotherRelease(OWN, '<script src="/assets/boot-A1.js"></script><script src="/assets/desk-C3.js">')).toBe(
    true,
  );
});

test('a page loads itself anew once, and not again soon', () => {
  expect(mayRenew({ now, renewedAt: Number(null), fields: [] })).toBe(true);
  expect(mayRenew({ now, renewedAt: Number.NaN, fields: [] })).toBe(true);
  expect(mayRenew({ now, renewedAt: now - MINUTE, fields: [] })).toBe(false);
  expect(mayRenew({ now, renewedAt: now - 11 * MINUTE, fields: [] })).toBe(true);
});

test('what somebody has written keeps a page from loading itself anew', () => {
  expect(mayRenew({ now, renewedAt: 0, fields: [{ type: 'textarea', value: 'Dear Maria' }] })).toBe(false);
  expect(mayRenew({ now, renewedAt: 0, fields: [{ type: 'search', value: 'printer' }] })).toBe(false);
  expect(
    mayRenew({
      now,
      renewedAt: 0,
      fields: [
        { type: 'textarea', value: ' ' },
        { type: 'checkbox', value: 'on' },
      ],
    }),
  ).toBe(true);
});
