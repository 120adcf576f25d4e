import { expect, test } from 'vitest';
import { workOf } from '#tests/harness/work.ts';
import { parseMail } from './parse.ts';

/** Each line costs something by itself, whatever stands in it. */
const lengthFor = (piece: string) => (piece.includes('\n') ? 40_000 : 300_000);
const filled = (piece: string) => piece.repeat(Math.ceil(lengthFor(piece) / piece.length));

/** Lines that a pattern with a careless repetition would look at again and again. */
const LINES: Readonly<Record<string, string>> = {
  'spaces before a word': `x${filled(' ')}y`,
  'tabs and spaces': `x${filled(' \t')}y`,
  dashes: `${filled('-')}x`,
  'rules apart': filled('--- '),
  'an attribution without end': `On ${filled('Monday at 10:00 ')}wrote`,
  'attributions line by line': filled('On Monday 1, A <a@b.example>\n'),
  'labels line by line': filled('From: a\nSent: b\n'),
  'labels without end': `From${filled(' ')}:`,
  'quotes in quotes': filled('> '),
  'brackets without end': `(${filled('<(')}`,
  'an address without end': `https://${filled('a.')}`,
  'spaces before an address': `Sent from my phone${filled(' ')}https:/`,
  'at signs': filled('a@'),
  'soft line ends': filled('=\r\n'),
  'half escapes': filled('=4'),
  'entities without end': filled('&amp'),
  'begin without end': filled('begin 644 a\n'),
  'blank lines': `x${filled('\n')}-- `,
};

const ENCODINGS = ['7bit', 'quoted-printable'] as const;
const TYPES = ['text/plain; charset=utf-8; format=flowed', 'text/html; charset=iso-8859-1'] as const;

test.each(Object.entries(LINES))('a mail of %s costs its length, however it is written', async (_, line) => {
  for (const encoding of ENCODINGS) {
    for (const type of TYPES) {
      const head = `From: a@b.example\r\nSubject: Re: x\r\nIn-Reply-To: <1@x>\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}`;
      const work = await workOf(() => parseMail(Buffer.from(`${head}\r\n\r\nHello\r\n\r\n${line}`)));
      // Looked at once for each of its characters, it would take minutes.
      expect(work, `${type}, ${encoding}`).toBeLessThan(8000);
    }
  }
});
