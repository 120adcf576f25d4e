import { describe, expect, test } from 'vitest';
import { workOf } from '#tests/harness/work.ts';
import { cleanHtml } from './clean-html.ts';
import { warningsOf } from './warnings.ts';

const maria = { name: 'Maria Lopez', address: 'maria@harbour.example' };
const inHtml = (html: string) => warningsOf(maria, cleanHtml(html).html);
const kinds = (html: string) => inHtml(html).map(({ kind }) => kind);

describe('a link', () => {
  test.each([
    ['<a href="https://evil.example/x">https://bank.example/login</a>', 'https://bank.example/login', 'evil.example'],
    ['<a href="https://evil.example">www.bank.example</a>', 'www.bank.example', 'evil.example'],
    ['<a href="https://bank.example.evil.example">bank.example</a>', 'bank.example', 'bank.example.evil.example'],
    ['<a href="http://10.0.0.8/login"><b>bank.</b>example</a>', 'bank.example', '10.0.0.8'],
    ['<a title="x" href="https://evil.example?a=1&amp;b=2">bank.example</a>', 'bank.example', 'evil.example'],
  ])('whose words name another address is told: %s', (html, shown, is) => {
    expect(inHtml(html)).toEqual([{ kind: 'link-elsewhere', shown, is }]);
  });

  test.each([
    '<a href="https://bank.example/login">bank.example</a>',
    '<a href="https://login.bank.example">https://www.bank.example/</a>',
    '<a href="https://www.bank.example">login.bank.example:443</a>',
    '<a href="https://bücher.example">bücher.example</a>',
    '<a href="https://anything.example">Open the report</a>',
    '<a href="https://anything.example">see file.txt here</a>',
    '<a href="mailto:help@bank.example">bank.example</a>',
    '<a>bank.example</a>',
    'bank.example',
  ])('that is what it says is not: %s', (html) => {
    expect(inHtml(html)).toEqual([]);
  });

  test.each([
    ['mixed alphabets', 'https://bаnk.example'],
    ['another alphabet that looks Latin', 'https://сосо.example'],
    ['Greek among Latin letters', 'https://gοοgle.example'],
  ])('with an address of strange letters is told: %s', (_, href) => {
    const [warning] = inHtml(`<a href="${href}">Open</a>`);
    expect(warning?.kind).toBe('link-strange-letters');
    expect(warning?.is).toMatch(/^xn--/);
  });

  test.each(['https://пример.example', 'https://münchen.example', 'https://日本語.example', 'https://ελλάδα.example'])(
    'in one language that uses these letters is not: %s',
    (href) => {
      expect(kinds(`<a href="${href}">Open</a>`)).toEqual([]);
    },
  );
});

describe('a sender', () => {
  test.each([
    [{ name: 'boss@harbour.example', address: 'x@evil.example' }, 'sender-claims-address'],
    [{ name: 'Boss <Boss@Harbour.example>', address: 'x@evil.example' }, 'sender-claims-address'],
    [{ name: 'Mаria Lopez', address: 'x@evil.example' }, 'sender-strange-letters'],
    [{ name: 'Bank', address: 'info@xn--bnk-7cd.example' }, 'sender-strange-letters'],
  ])('who is not who the name says: %o', (from, kind) => {
    expect(warningsOf(from, null)).toMatchObject([{ kind }]);
  });

  test.each([
    maria,
    { name: 'Maria.Lopez@Harbour.example', address: 'maria.lopez@harbour.example' },
    { name: 'Мария Лопес', address: 'maria@harbour.example' },
    { name: 'Иванов IT', address: 'ivanov@harbour.example' },
    { name: '', address: 'maria@harbour.example' },
  ])('with an honest name: %o', (from) => {
    expect(warningsOf(from, null)).toEqual([]);
  });
});

test('what is told is told once, at most ten times, and costs its length', async () => {
  const one = '<a href="https://evil.example">bank.example</a>';
  expect(inHtml(one.repeat(50))).toHaveLength(1);
  const many = Array.from({ length: 4000 }, (_, n) => `<a href="https://e${n}.example">bank.example</a>`).join('');
  expect(inHtml(many)).toHaveLength(10);
  const work = await workOf(() => {
    warningsOf({ name: 'a@'.repeat(100_000), address: 'a@b.example' }, `<a ${'href="x" <a '.repeat(100_000)}`);
    warningsOf(maria, `<a href="https://x.example">${'a.'.repeat(500_000)}`);
  });
  expect(work).toBeLessThan(2000);
});
