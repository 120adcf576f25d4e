import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workOf } from '#tests/harness/work.ts';
import { MAIL_LIMITS } from './limits.ts';
import { parseMail } from './parse.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { comparable, corpus, expectedOf } from './testing/corpus.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function parsed(raw: string | Uint8Array): Promise<ParsedMail> {
  const outcome = await parseMail(typeof raw === 'string' ? bytes(raw) : raw);
  if ('failure' in outcome) throw new Error(outcome.detail);
  return outcome.mail;
}

const plain = (body: string, header = '') => `From: a@b.example\r\n${header}\r\n${body}`;
const multipart = (parts: readonly string[]) =>
  plain(
    `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`,
    'Content-Type: multipart/mixed; boundary=b\r\n',
  );

describe('mails as real programs send them', () => {
  test.each(corpus().map((mail) => [mail.name, mail] as const))('%s', async (_, mail) => {
    expect(comparable(await parsed(mail.raw))).toEqual(expectedOf(mail));
  });

  test.each(corpus().map((mail) => [mail.name, mail] as const))('%s: no new word is invented', async (_, mail) => {
    const { text, html, newPart } = await parsed(mail.raw);
    const known = new Set(`${text} ${html?.replace(/<[^>]*>|&\w+;/g, ' ') ?? ''}`.match(/[\p{L}\p{N}]+/gu));
    for (const word of newPart.match(/[\p{L}\p{N}]+/gu) ?? []) expect(known).toContain(word);
  });
});

describe('the body hash', () => {
  test('is the same for two deliveries of one mail and another for another body', async () => {
    const first = await parsed(plain('Hello', 'Received: by mx1.example\r\n'));
    const again = await parsed(plain('Hello', 'Received: by mx2.example\r\n'));
    const other = await parsed(plain('Hello!'));
    expect(again.bodyHash).toBe(first.bodyHash);
    expect(other.bodyHash).not.toBe(first.bodyHash);
  });
});

describe('only some headers pass the door', () => {
  test('those that rules read, never a word about ourselves', async () => {
    const mail = await parsed(
      plain('x', 'X-Evenkeel-Role: admin\r\nList-Id: <a.b>\r\nX-Evenkeel-Loop: <x@y>\r\nX-Spam: no\r\n'),
    );
    expect(mail.headers).toEqual({ 'list-id': ['<a.b>'], 'x-evenkeel-loop': ['<x@y>'] });
  });
});

describe('HTML', () => {
  const html = (body: string) => parsed(plain(body, 'Content-Type: text/html; charset=utf-8\r\n'));

  test('loads nothing, runs nothing and leads nowhere by itself', async () => {
    const hostile = corpus().find((mail) => mail.name === 'hostile-html');
    const { html: clean } = await parsed(hostile?.raw ?? '');
    expect(clean).not.toMatch(/<(?:script|style|svg|math|iframe|object|embed|form|input|base|meta|link|video)/i);
    expect(clean).not.toMatch(/\s(?:src|srcset|background|poster|on\w+)=|javascript:|url\(|position|z-index/i);
  });

  test('keeps at most 5,000 links and all of their words', async () => {
    const mail = await html('<a href="https://x.example/">word</a> '.repeat(5100));
    expect(mail.html?.match(/href=/g)).toHaveLength(MAIL_LIMITS.links);
    expect(mail.html?.match(/word/g)).toHaveLength(5100);
  });

  test('becomes a text with lists, tables, preformatted lines and link targets', async () => {
    const mail = await html(
      '<h1>Title</h1><p>One&nbsp;two<br>three</p><ul><li>a<li><p>b</p></ul><ol><li>c<li>d</ol>' +
        '<table><tr><td>x</td><td>y</td></tr></table><pre>  1\n  2</pre><a href="https://a.example/b">here</a>' +
        '<a href="https://same.example/">https://same.example</a> &lt;tag&gt; &amp;amp; <img alt="Logo" src="x">',
    );
    expect(mail.text).toBe(
      'Title\n\nOne two\nthree\n\n- a\n\n- b\n\n1. c\n2. d\n\nx  y\n\n  1\n  2\n\n' +
        'here (https://a.example/b)https://same.example <tag> &amp; Logo',
    );
  });

  test('is read when the plain part is empty', async () => {
    const mail = await parsed(
      multipart(['Content-Type: text/plain\r\n\r\n   ', 'Content-Type: text/html\r\n\r\n<p>Only here</p>']),
    );
    expect(mail.text).toBe('Only here');
  });
});

describe('a mail beyond the limits is refused whole', () => {
  const nested = (depth: number) => {
    const open = Array.from(
      { length: depth },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    );
    return `From: a@b.example\r\n${open.join('')}\r\ndeep\r\n`;
  };
  const part = 'Content-Type: text/plain\r\n\r\nx';
  const file = 'Content-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment\r\n\r\nx';
  const filled = (count: number, one: string) => Array.from({ length: count }, () => one);

  test.each([
    ['parts', multipart(filled(1000, part))],
    ['a million parts', multipart(filled(1_000_000, ''))],
    ['depth', nested(22)],
    ['a depth of ten thousand', nested(10_000)],
    ['attachments', multipart(filled(201, file))],
    ['header bytes', plain('x', `X-A: ${'y'.repeat(70)}\r\n`.repeat(4000))],
    ['header bytes in many parts', multipart(filled(900, `Content-Type: text/plain; x=${'y'.repeat(300)}\r\n\r\nx`))],
    ['one endless header', plain('x', `X-A: ${'y'.repeat(300_000)}\r\n`)],
    ['addresses', plain('x', `To: ${filled(1001, 'a@b.example').join(',\r\n ')}\r\n`)],
    ['HTML', plain('<p>'.repeat(1_000_000), 'Content-Type: text/html\r\n')],
    ['HTML depth', plain('<div><p>'.repeat(1001), 'Content-Type: text/html\r\n')],
    ['text', plain('word '.repeat(500_000))],
    ['size', plain('x'.repeat(MAIL_LIMITS.rawBytes + 100_000))],
  ])('%s', async (_, raw) => {
    const work = await workOf(async () => {
      expect(await parseMail(bytes(raw))).toMatchObject({ failure: 'too-large' });
    });
    expect(work).toBeLessThan(5000);
  });

  test('and within them it is read', async () => {
    expect((await parsed(nested(19))).text).toBe('deep');
    expect((await parsed(multipart(filled(150, file)))).attachments).toHaveLength(150);
    expect((await parsed(multipart(filled(999, part)))).text).toHaveLength(999 * 3 - 2);
    expect((await parsed(plain('x', `To: ${filled(999, 'a@b.example').join(',\r\n ')}\r\n`))).to).toHaveLength(999);
    expect((await parsed(plain(`${'--no boundary\r\n'.repeat(5000)}`))).text).toHaveLength(14 * 5000 - 1);
  });

  test('a header of a hundred thousand colons names nobody, soon', async () => {
    const work = await workOf(async () => {
      expect((await parsed(plain('x', `To: ${'a:'.repeat(100_000)}\r\n`))).to).toEqual([]);
    });
    expect(work).toBeLessThan(5000);
  });

  test('deep HTML is flattened, not followed', async () => {
    const mail = await parsed(
      plain(`${'<div>'.repeat(900)}${'<p>'.repeat(20_000)}core`, 'Content-Type: text/html\r\n'),
    );
    expect(mail.text).toBe('core');
  });
});

describe('whatever comes, an outcome and no exception', () => {
  const isClean = (text: string) => !text.includes('\0') && text.isWellFormed();

  async function holds(raw: Uint8Array): Promise<void> {
    const outcome = await parseMail(raw);
    if ('failure' in outcome) return;
    const { mail } = outcome;
    const texts = [mail.text, mail.newPart, mail.subject, mail.html ?? '', mail.from?.name ?? '', mail.messageId ?? ''];
    for (const text of [...texts, ...mail.attachments.map((one) => one.filename)]) expect(isClean(text)).toBe(true);
    for (const { filename } of mail.attachments) expect(filename).toMatch(/^[^/\\\n]+$/);
  }

  test('random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), holds), { numRuns: 300 });
  });

  test('real mails with bytes changed, cut or doubled', async () => {
    const mails = corpus();
    const damage = fc.record({
      which: fc.nat(mails.length - 1),
      at: fc.nat(5000),
      length: fc.nat(60),
      bytes: fc.uint8Array({ maxLength: 40 }),
    });
    const damaged = fc.asyncProperty(damage, async ({ which, at, length, bytes: put }) => {
      const raw = mails[which]?.raw ?? Buffer.alloc(0);
      const place = at % (raw.length + 1);
      await holds(Buffer.concat([raw.subarray(0, place), put, raw.subarray(place + length)]));
    });
    await fc.assert(damaged, { numRuns: 400 });
  });
});
