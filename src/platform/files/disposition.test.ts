import { expect, test } from 'vitest';
import { dispositionOf } from './disposition.ts';

test('a name of any script travels whole, with an ASCII stand-in', () => {
  expect(dispositionOf('attachment', 'Übersicht 2.pdf')).toBe(
    `attachment; filename="_bersicht 2.pdf"; filename*=UTF-8''%C3%9Cbersicht%202.pdf`,
  );
});

test.each([
  ['a"b.txt', '"'],
  ['a\r\nSet-Cookie: x=1', '\n'],
  ['a\\b.txt', '\\'],
  ["a';b.txt", ';b'],
  ['\ud800.txt', '\ud800'],
])('nothing of the name %j reaches the header as syntax', (name, forbidden) => {
  const header = dispositionOf('inline', name);
  const [, plain = '', extended = ''] =
    /^inline; filename="([^"]*)"; filename\*=UTF-8''([^;'"\s]*)$/.exec(header) ?? [];
  expect(plain).not.toBe('');
  expect(decodeURIComponent(extended)).toBe(name.toWellFormed());
  expect(plain).not.toContain(forbidden);
});
