import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test.each(['/', '/desk/today', '/cases/10482?tab=story#now', '/desk/queue?state=open&q=a%20b'])('keeps %s', (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each([
  undefined,
  null,
  '',
  'desk',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  '/desk\r\nSet-Cookie: a=b',
  '/desk\t',
  ' /desk',
  '/a b',
  'javascript:alert(1)',
  '/desk\\..\\evil',
  '/api/auth/sign-out',
  '/signin?return=/signin',
  `/${'a'.repeat(1000)}`,
  '/é',
])('goes home instead of %j', (path) => {
  expect(returnPath(path)).toBe('/');
});
