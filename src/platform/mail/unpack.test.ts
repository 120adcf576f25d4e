import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workOf } from '#tests/harness/work.ts';
import { calendarCardOf } from './calendar-card.ts';
import { parseMail } from './parse.ts';
import type { ParsedMail } from './parsed-mail.ts';
import { winmail } from './testing/winmail.ts';
import { readTnef } from './tnef.ts';
import { withoutUuencoded } from './uuencode.ts';

async function parsed(header: readonly string[], body: string | Buffer): Promise<ParsedMail> {
  const head = Buffer.from(['From: a@b.example', ...header, '', ''].join('\r\n'), 'latin1');
  const outcome = await parseMail(Buffer.concat([head, typeof body === 'string' ? Buffer.from(body, 'utf8') : body]));
  if ('failure' in outcome) throw new Error(outcome.detail);
  return outcome.mail;
}

const plain = (charset: string, encoding = '8bit') => [
  'MIME-Version: 1.0',
  `Content-Type: text/plain;\r\n charset="${charset}"`,
  `Content-Transfer-Encoding: ${encoding}`,
];
const files = (mail: ParsedMail) => mail.attachments.map((one) => [one.filename, Buffer.from(one.content).toString()]);

describe('character sets', () => {
  test.each([
    ['utf-7', '7bit', Buffer.from('Gr+APw-n Tee'), 'Grün Tee', false],
    ['unicode-1-1-utf-7', '7bit', Buffer.from('1 +- 1, Hi Mom -+Jjo--!'), '1 + 1, Hi Mom -☺-!', false],
    ['cp437', '8bit', Buffer.from([0x9a, 0x62, 0x65, 0x72]), 'Über', false],
    ['cp850', 'base64', Buffer.from('mmJlcg=='), 'Über', false],
    ['koi8-r', '8bit', Buffer.from([0xf0, 0xd2, 0xc9]), 'При', false],
    ['gb18030', '8bit', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), '你好', false],
    ['utf-8', '8bit', Buffer.from('Tür', 'latin1'), 'Tür', true],
    ['utf-8', 'quoted-printable', Buffer.from('T=FCr auf =\r\noder zu'), 'Tür auf oder zu', true],
    ['us-ascii', '8bit', Buffer.from('Tür'), 'Tür', true],
    ['x-nonsense', '8bit', Buffer.from('Tür'), 'Tür', true],
    ['iso-8859-1', '8bit', Buffer.from('\u{feff}Tür'), 'Tür', false],
    ['iso-8859-1', '8bit', Buffer.from('Tür', 'latin1'), 'Tür', false],
  ])('%s in %s', async (charset, encoding, bytes, text, doubtfulText) => {
    const mail = await parsed(plain(charset, encoding), bytes);
    expect({ text: mail.text, doubtfulText: mail.doubtfulText }).toEqual({ text, doubtfulText });
  });

  test('one wrong byte does not garble a whole text', async () => {
    const mail = await parsed(
      plain('utf-8'),
      Buffer.concat([Buffer.from('Grüße, schöne Grüße '), Buffer.from([0xff])]),
    );
    expect(mail.text).toBe('Grüße, schöne Grüße \ufffd');
    expect(mail.doubtfulText).toBe(true);
  });

  test('each part is read by its own', async () => {
    const body = Buffer.concat([
      Buffer.from('--b\r\nContent-Type: text/plain; charset=cp437\r\n\r\n'),
      Buffer.from([0x9a]),
      Buffer.from('ber\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nÜber\r\n--b\r\n\r\n'),
      Buffer.from('Über\r\n--b--\r\n', 'latin1'),
    ]);
    const mail = await parsed(['Content-Type: multipart/mixed; boundary=b'], body);
    expect(mail.text.split('\n').filter((line) => line !== '')).toEqual(['Über', 'Über', 'Über']);
  });
});

describe('uuencode', () => {
  const cat = 'begin 644 cat.txt\n#0V%T\n`\nend';

  test('in a text becomes a file', async () => {
    const mail = await parsed([], `See the cat.\r\n\r\n${cat.replaceAll('\n', '\r\n')}\r\n\r\nNice?\r\n`);
    expect(mail.text).toBe('See the cat.\n\nNice?');
    expect(files(mail)).toEqual([['cat.txt', 'Cat']]);
  });

  test('as a part of its own is opened', async () => {
    const part = `Content-Type: text/x-cat; name=cat.txt\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n${cat}`;
    const mail = await parsed(['Content-Type: multipart/mixed; boundary=b'], `--b\r\n${part}\r\n--b--\r\n`);
    expect(files(mail)).toEqual([['cat.txt', 'Cat']]);
  });

  test.each(['begin 644 cat.txt\nsome words, not a file\nend', 'begin 644 cat.txt\n#0V%T', 'We begin 644 tests'])(
    'what only looks like it stays: %j',
    (text) => {
      expect(withoutUuencoded(text)).toEqual({ text, files: [] });
    },
  );

  test('a text of beginnings costs little', async () => {
    const text = 'begin 644 x\n#0V%T\n'.repeat(50_000);
    expect(await workOf(() => withoutUuencoded(text))).toBeLessThan(3000);
  });
});

describe('winmail.dat', () => {
  const packed = winmail(
    [
      { name: 'REPORT~1.TXT', content: Buffer.from('figures'), longName: 'Report März.txt' },
      { name: 'scan.pdf', content: Buffer.from('%PDF-1.7') },
    ],
    'Please see both.',
  );
  const mailWith = (data: Buffer, text: string) =>
    parsed(
      ['Content-Type: multipart/mixed; boundary=b'],
      `--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n` +
        `Content-Transfer-Encoding: base64\r\n\r\n${data.toString('base64')}\r\n--b--\r\n`,
    );

  test('is opened: its files by their long names, its body where there is no other', async () => {
    const mail = await mailWith(packed, '');
    expect(files(mail)).toEqual([
      ['Report März.txt', 'figures'],
      ['scan.pdf', '%PDF-1.7'],
    ]);
    expect(mail.text).toBe('Please see both.');
    expect((await mailWith(packed, 'Written here.')).text).toBe('Written here.');
  });

  test('that is none stays what it was', async () => {
    expect(files(await mailWith(Buffer.from('no such thing'), 'x'))).toEqual([['winmail.dat', 'no such thing']]);
  });

  test('of more files than one mail may have is too large, and none of them is lost in silence', async () => {
    const files = Array.from({ length: 201 }, (_, place) => ({ name: `${place}.txt`, content: Buffer.from('x') }));
    await expect(mailWith(winmail(files), '')).rejects.toThrow('more attachments than the limit');
  });

  test('of ten megabytes costs its size', async () => {
    const big = winmail([{ name: 'big.bin', content: Buffer.alloc(10_000_000, 7) }]);
    const work = await workOf(() => expect(readTnef(big)?.files[0]?.content).toHaveLength(10_000_000));
    expect(work).toBeLessThan(1000);
  });

  test('cut, damaged or made up never throws', () => {
    const damaged = fc.record({ at: fc.nat(packed.length), put: fc.uint8Array({ maxLength: 12 }), cut: fc.nat(30) });
    fc.assert(
      fc.property(damaged, ({ at, put, cut }) => {
        const bytes = Buffer.concat([packed.subarray(0, at), put, packed.subarray(at + cut)]);
        expect(() => readTnef(bytes)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('locked and signed mail is seen as such, and kept', () => {
  test.each([
    ['multipart/signed; protocol="application/pkcs7-signature"; boundary=b', 'smime-signed'],
    ['multipart/signed; protocol="application/pgp-signature"; boundary=b', 'pgp-signed'],
    ['multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b', 'pgp-encrypted'],
    ['application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'smime-encrypted'],
    ['application/x-pkcs7-mime; smime-type="signed-data"; name=smime.p7m', 'smime-signed'],
    ['text/plain', null],
  ])('%s', async (type, protection) => {
    const mail = await parsed([`Content-Type: ${type}`], '--b\r\n\r\nx\r\n--b--\r\n');
    expect(mail.protection).toBe(protection);
    if (type.includes('smime.p7m')) expect(files(mail)[0]?.[0]).toBe('smime.p7m');
  });

  test('PGP in the text itself', async () => {
    expect((await parsed([], '-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n-----END PGP MESSAGE-----')).protection).toBe(
      'pgp-encrypted',
    );
  });
});

describe('a meeting', () => {
  const ics = (method: string, more: string[] = []) =>
    [
      'BEGIN:VCALENDAR',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      'SUMMARY:Review\\, weekly',
      ...more,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');

  test.each([
    ['REQUEST', 'request'],
    ['REPLY', 'reply'],
    ['CANCEL', 'cancel'],
    ['COUNTER', 'other'],
  ])('%s', (method, expected) => {
    const more = [
      'DTSTART:20261201T090000Z',
      'DTEND:20261201T100000Z',
      'ORGANIZER:mailto:a@b.example',
      'LOCATION:Hall 3',
    ];
    expect(calendarCardOf(ics(method, more))).toEqual({
      method: expected,
      title: 'Review, weekly',
      place: 'Hall 3',
      organiser: 'a@b.example',
      starts: '2026-12-01T09:00:00.000Z',
      ends: '2026-12-01T10:00:00.000Z',
    });
  });

  test('of whole days, and nonsense', () => {
    expect(calendarCardOf(ics('REQUEST', ['DTSTART;VALUE=DATE:20261201']))?.starts).toBe('2026-12-01');
    for (const text of ['', 'BEGIN:VCALENDAR', 'x'.repeat(300_000), ics('REQUEST', ['DTSTART:never'])]) {
      expect(() => calendarCardOf(text)).not.toThrow();
    }
  });
});
