import { texts } from './texts.ts';

const WORDS = texts();

const quoted = (text: string) => text.replace(/(.{70})/g, '$1=\r\n');

/** A mail as a common client writes it: text and HTML; every fifth with a small picture. */
export function mailFrom(address: string, n: number): string {
  const { subject, body } = WORDS[n % WORDS.length] ?? { subject: 'none', body: 'none' };
  const head = [
    `From: "Customer" <${address}>`,
    'To: <help@bench.example>',
    `Subject: ${subject}`,
    `Message-ID: <${process.pid}.${Date.now()}.${n}@mail.bench.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
  ];
  const alternative = [
    'Content-Type: multipart/alternative; boundary="alt"',
    '',
    '--alt',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quoted(body),
    '--alt',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<html><body><div>${body.replace(/(.{80}) /g, '$1\r\n')}</div><p>Kind regards</p></body></html>`,
    '--alt--',
  ];
  if (n % 5 !== 0) return [...head, ...alternative].join('\r\n');
  const picture = Buffer.alloc(6000, n)
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n');
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary="mix"',
    '',
    '--mix',
    ...alternative,
    '--mix',
    'Content-Type: application/octet-stream; name="screen.bin"',
    'Content-Disposition: attachment; filename="screen.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    picture,
    '--mix--',
  ].join('\r\n');
}
