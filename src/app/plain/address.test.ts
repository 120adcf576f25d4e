import { expect, it } from 'vitest';
import { signInPath, withoutScripts } from './address.ts';

it.each([
  ['/', '/plain'],
  ['/ask', '/plain/ask'],
  ['/ask/who', '/plain/ask?unsure=yes'],
  ['/cases', '/plain/cases'],
  ['/cases/10482', '/plain/cases/10482'],
  ['/cases/10482/how', '/plain/cases/10482'],
  ['/cases/10482x', '/plain'],
  ['/requests/laptop', '/plain'],
  ['/me', '/plain'],
  ['/signin', '/plain/sign-in'],
])('for %s it is %s', (path, plain) => {
  expect(withoutScripts(path)).toBe(plain);
});

it('signing in leads back to where one wanted to be', () => {
  expect(signInPath('/plain/cases?show=done')).toBe('/plain/sign-in?return=%2Fplain%2Fcases%3Fshow%3Ddone');
  expect(signInPath('/plain')).toBe('/plain/sign-in');
});
