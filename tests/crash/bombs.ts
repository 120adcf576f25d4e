import { winmail } from '#platform/mail/testing/winmail.ts';

/** A mail that is made to cost its reader more than it cost its writer. */
export interface Bomb {
  readonly name: string;
  /** Header lines beside From, To, Subject and the like, and the body. */
  readonly headers: readonly string[];
  readonly body: string;
}

const many = (times: number, text: string | ((place: number) => string)): string =>
  typeof text === 'string' ? text.repeat(times) : Array.from({ length: times }, (_, place) => text(place)).join('');

const mixed = 'Content-Type: multipart/mixed; boundary=b';
const html = 'Content-Type: text/html; charset=utf-8';
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/(.{76})/g, '$1\r\n');

/** One attachment behind a word of text. */
const withFile = (type: string, bytes: Buffer): string =>
  `--b\r\n\r\nSee the file.\r\n--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}\r\n--b--\r\n`;

const nested = (depth: number, head: (place: number) => string): string => many(depth, (place) => head(place));

/** Ten mails that must end in quarantine because of what they would cost, each by another of its limits. */
export const BOMBS: readonly Bomb[] = [
  { name: 'two hundred thousand parts', headers: [mixed], body: many(200_000, '--b\r\n\r\n') },
  {
    name: 'parts within parts within parts',
    headers: ['Content-Type: multipart/mixed; boundary=n0'],
    body: nested(900, (place) => `--n${place}\r\nContent-Type: multipart/mixed; boundary=n${place + 1}\r\n\r\n`),
  },
  {
    name: 'a header line of four megabytes',
    headers: [`X-Long: ${many(80_000, `${'y'.repeat(50)}\r\n `)}end`],
    body: 'x',
  },
  { name: 'a hundred thousand header lines', headers: [many(100_000, 'a:\r\n').trimEnd()], body: 'x' },
  {
    name: 'ten thousand recipients',
    headers: [`Cc: ${many(10_000, (place) => `a${place}@b.example,\r\n `)}c@d.example`],
    body: 'x',
  },
  { name: 'HTML deeper than any page', headers: [html], body: many(100_000, '<div><b>') },
  {
    name: 'HTML of eight megabytes',
    headers: [html],
    body: many(160_000, '<table><tr><td style="width:1px">x</td></tr>\r\n'),
  },
  {
    name: 'nine hundred attachments',
    headers: [mixed],
    body: many(900, (place) => `--b\r\nContent-Type: application/octet-stream; name=f${place}.bin\r\n\r\nx\r\n`),
  },
  {
    name: 'a text in UTF-7 without end',
    headers: ['Content-Type: text/plain; charset=utf-7'],
    body: many(60_000, `${'+AGEAYQBhAGE-'.repeat(6)} word word\r\n`),
  },
  {
    name: 'a winmail.dat of thousands of files',
    headers: [mixed],
    body: withFile(
      'application/ms-tnef; name=winmail.dat',
      winmail(Array.from({ length: 5000 }, (_, place) => ({ name: `f${place}.txt`, content: Buffer.alloc(200, 65) }))),
    ),
  },
];
