import { expect, test } from 'vitest';
import { looksLikeAddress } from './addresses.ts';

test.each(['maria@nordhafen.example', 'a.b+c@x.y.z', 'jörg@müller.example'])('%s could be an address', (given) => {
  expect(looksLikeAddress(given)).toBe(true);
});

test.each(['', 'maria', 'maria@', 'maria@nordhafen', '@x.y', 'a b@x.y', 'a@b@x.y', `${'a'.repeat(250)}@x.yz`])(
  '%j is none',
  (given) => {
    expect(looksLikeAddress(given)).toBe(false);
  },
);
