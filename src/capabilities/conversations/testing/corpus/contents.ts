import { winmail } from '#platform/mail/testing/winmail.ts';
import { type CorpusMail, type Expected, HEARD, NEW_CASE } from './corpus-mail.ts';
import { base64, type Draft, letter, multipart } from './letter.ts';

type Content = Pick<Draft, 'body' | 'contentType' | 'headers' | 'subject'>;

/** The same content as a first mail and as an answer: what a mail carries decides nothing about where it goes. */
function bothWays(name: string, content: Content, shown: Partial<Expected> = {}): CorpusMail[] {
  return [
    {
      name: `${name}, new`,
      mails: ({ desk, people }) => [letter({ from: people.requester, to: desk, ...content })],
      expected: { ...NEW_CASE, ...shown },
    },
    {
      name: `${name}, in a case`,
      mails: ({ people, open }) => [letter({ from: people.requester, to: open.reply(people.requester), ...content })],
      expected: { ...HEARD, ...shown },
    },
  ];
}

function invitation(method: string): Content {
  const lines = ['BEGIN:VCALENDAR', `METHOD:${method}`, 'BEGIN:VEVENT', 'DTSTART:20261201T090000Z', 'SUMMARY:Review'];
  const ics = [...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  return multipart(
    ['Content-Type: text/plain', 'See you there.'],
    [`Content-Type: text/calendar; method=${method}; charset=utf-8`, ics],
  );
}

const CALENDAR = ['REQUEST', 'REPLY', 'CANCEL', 'PUBLISH', 'COUNTER'].flatMap((method) =>
  bothWays(`calendar ${method}`, invitation(method), { files: ['invitation.ics'], newPart: 'See you there.' }),
);

function packed(data: Buffer, text: string): Content {
  const header = 'Content-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64';
  return multipart(['Content-Type: text/plain', text], [header, base64(data)]);
}

const plan = { name: 'PLAN~1.PDF', longName: 'Plan März.pdf', content: Buffer.from('%PDF-1.7 plan') };
const photo = { name: 'photo.txt', content: Buffer.from('not a photo') };

const TNEF = [
  ...bothWays('winmail.dat with a file', packed(winmail([plan]), 'See the plan.'), { files: ['Plan März.pdf'] }),
  ...bothWays('winmail.dat with two files', packed(winmail([plan, photo]), 'Two.'), {
    files: ['Plan März.pdf', 'photo.txt'],
  }),
  ...bothWays('winmail.dat with the text itself', packed(winmail([], 'It is all in here.'), ''), {
    newPart: 'It is all in here.',
    files: [],
  }),
  ...bothWays('winmail.dat cut in two', packed(winmail([plan]).subarray(0, 60), 'Cut.'), { files: ['winmail.dat'] }),
  ...bothWays('winmail.dat that is none', packed(Buffer.from('nothing'), 'Made up.'), { files: ['winmail.dat'] }),
];

const text = (charset: string, encoding = '8bit'): Pick<Draft, 'contentType' | 'headers'> => ({
  contentType: `text/plain; charset=${charset}`,
  headers: [`Content-Transfer-Encoding: ${encoding}`],
});

const CHARSETS: readonly (readonly [name: string, content: Content, shown: string])[] = [
  ['UTF-7', { ...text('utf-7', '7bit'), body: 'Die T+APw-r' }, 'Die Tür'],
  ['code page 437', { ...text('cp437'), body: Buffer.from([0x54, 0x81, 0x72]) }, 'Tür'],
  ['code page 850 in base64', { ...text('cp850', 'base64'), body: 'VIFy' }, 'Tür'],
  ['ISO 8859-15', { ...text('iso-8859-15'), body: Buffer.from([0x35, 0xa4]) }, '5€'],
  ['Shift JIS', { ...text('shift_jis'), body: Buffer.from([0x82, 0xa0]) }, 'あ'],
  ['GB 18030', { ...text('gb18030'), body: Buffer.from([0xc4, 0xe3]) }, '你'],
  ['said to be UTF-8, but is not', { ...text('utf-8'), body: Buffer.from('Tür', 'latin1') }, 'Tür'],
  ['of a made-up name', { ...text('x-none'), body: Buffer.from('Tür', 'utf8') }, 'Tür'],
  ['none at all', { contentType: 'text/plain', body: Buffer.from('Tür', 'latin1') }, 'Tür'],
  ['with NUL characters', { ...text('utf-8'), body: Buffer.from('T\0ü\0r') }, 'Tür'],
];

const SEALED: readonly (readonly [string, Content, Partial<Expected>])[] = [
  [
    'S/MIME, encrypted',
    {
      contentType: 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
      headers: ['Content-Transfer-Encoding: base64'],
      body: base64(Buffer.from('sealed')),
    },
    { files: ['smime.p7m'] },
  ],
  [
    'S/MIME, signed',
    {
      ...multipart(
        ['Content-Type: text/plain', 'Signed.'],
        ['Content-Type: application/pkcs7-signature; name=smime.p7s', 'x'],
      ),
      contentType: 'multipart/signed; protocol="application/pkcs7-signature"; boundary=part',
    },
    { newPart: 'Signed.', files: ['smime.p7s'] },
  ],
  ['PGP in the text', { body: '-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----' }, {}],
  [
    'a mail inside a mail',
    multipart(
      ['Content-Type: text/plain', 'Look at this.'],
      ['Content-Type: message/rfc822', 'From: x@y.example\r\nSubject: Inner\r\n\r\nInner words.'],
    ),
    { newPart: 'Look at this.', files: ['message.eml'] },
  ],
  [
    'a uuencoded file',
    { body: 'Here it is.\n\nbegin 644 cat.txt\n#0V%T\n`\nend\n' },
    { newPart: 'Here it is.', files: ['cat.txt'] },
  ],
  [
    'HTML alone',
    { contentType: 'text/html; charset=utf-8', body: '<p>Only <b>here</b><script>alert(1)</script></p>' },
    { newPart: 'Only here' },
  ],
];

/** What mails carry: meetings, packed files, old characters, seals. */
export const CONTENTS: readonly CorpusMail[] = [
  ...CALENDAR,
  ...TNEF,
  ...CHARSETS.flatMap(([name, content, newPart]) => bothWays(`characters: ${name}`, content, { newPart })),
  ...SEALED.flatMap(([name, content, shown]) => bothWays(name, content, shown)),
];
