import { type CorpusMail, FROM_THE_TEAM, NEW_CASE, RECORDED_ALONE, setAside } from './corpus-mail.ts';
import { letter, multipart } from './letter.ts';

const OURSELVES = (reason: string) => setAside('ourselves', reason);

const LOOPS: readonly CorpusMail[] = [
  {
    name: 'from our own address',
    mails: ({ desk }) => [letter({ from: desk, to: desk })],
    expected: OURSELVES('from-ourselves'),
  },
  {
    name: 'from a signed address of ours',
    mails: ({ desk, people, open }) => [letter({ from: open.reply(people.requester), to: desk })],
    expected: OURSELVES('from-ourselves'),
  },
  {
    name: 'from a bounce address of ours',
    mails: ({ desk, people, open }) => [letter({ from: open.bounce(people.requester), to: desk })],
    expected: OURSELVES('from-ourselves'),
  },
  {
    name: 'a mail of ours that came back',
    mails: ({ desk, people, open }) => [
      letter({ from: people.requester, to: desk, messageId: open.messageId(people.requester) }),
    ],
    expected: OURSELVES('our-own-mail'),
  },
  {
    name: 'our loop mark on somebody’s mail',
    mails: ({ people, open }) => [
      letter({
        from: people.requester,
        to: open.reply(people.requester),
        headers: [`X-Evenkeel-Loop: ${open.messageId(people.requester)}`],
      }),
    ],
    expected: OURSELVES('our-own-mail'),
  },
  {
    name: 'a loop mark that we never made',
    mails: ({ desk, people, forged }) => [
      letter({ from: people.requester, to: desk, headers: [`X-Evenkeel-Loop: ${forged.messageId(people.requester)}`] }),
    ],
    expected: NEW_CASE,
  },
  {
    name: 'a sixth mail to one case within ten minutes',
    mails: ({ people, open }) =>
      Array.from({ length: 6 }, () => letter({ from: people.requester, to: open.reply(people.requester) })),
    expected: setAside('flood', 'many-to-one-case'),
  },
  {
    name: 'a twenty-first mail within an hour',
    mails: ({ desk }) => Array.from({ length: 21 }, () => letter({ from: 'eager@flood.example', to: desk })),
    expected: setAside('flood', 'many-from-one-sender'),
  },
];

const AGAIN: readonly CorpusMail[] = [
  {
    name: 'the same mail twice',
    mails: ({ desk, people }) => {
      const one = letter({ from: people.requester, to: desk });
      return [one, one];
    },
    expected: { outcome: 'duplicate', rule: 'duplicate', reason: 'seen-before', words: 'none' },
  },
  {
    name: 'a mail that nobody can read, twice',
    mails: ({ desk, people }) => {
      const one = letter({ from: people.requester, to: desk, contentType: 'text/html', body: '<div><p>'.repeat(1200) });
      return [one, one];
    },
    expected: { outcome: 'duplicate', rule: 'duplicate', reason: 'seen-before', words: 'none' },
  },
  {
    name: 'the same Message-ID with another body is another mail',
    mails: ({ desk, people }) => {
      const messageId = '<reused@client.example>';
      return ['One.', 'Two.'].map((body) => letter({ from: people.requester, to: desk, messageId, body }));
    },
    expected: NEW_CASE,
  },
];

const many = (count: number, one: string) => Array.from({ length: count }, () => one).join('');

const TOO_MUCH: readonly CorpusMail[] = (
  [
    ['a thousand parts and more', { contentType: 'multipart/mixed; boundary=p', body: many(1100, '--p\r\n\r\nx\r\n') }],
    [
      'attachments without end',
      multipart(
        ...Array.from(
          { length: 220 },
          () => ['Content-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment', 'x'] as const,
        ),
      ),
    ],
    ['headers without end', { headers: [`X-A: ${many(4000, `${many(6, 'yyyyyyyyyy ')}\r\n `)}end`] }],
    ['a thousand recipients and more', { headers: [`Cc: ${many(1100, 'a@b.example,\r\n ')}c@d.example`] }],
    ['HTML without end', { contentType: 'text/html', body: '<p>'.repeat(800_000) }],
    ['HTML deeper than any page', { contentType: 'text/html', body: '<div><p>'.repeat(1100) }],
    ['a text without end', { body: many(300_000, 'word word ') }],
  ] as const
).map(([name, content]) => ({
  name,
  mails: ({ desk, people }) => [letter({ from: people.requester, to: desk, ...content })],
  expected: setAside('limits', 'too-large'),
}));

const SENDERS: readonly CorpusMail[] = [
  {
    name: 'two From lines',
    mails: ({ desk, people }) => [
      letter({ from: people.requester, to: desk, headers: ['From: boss@harbour.example'] }),
    ],
    expected: setAside('sender', 'ambiguous-sender'),
  },
  {
    name: 'two people in From',
    mails: ({ desk, people }) => [
      letter({ from: `${people.requester}, boss@harbour.example`, to: desk, envelopeFrom: people.requester }),
    ],
    expected: setAside('sender', 'ambiguous-sender'),
  },
  {
    name: 'nobody in From',
    mails: ({ desk }) => [letter({ from: 'undisclosed', to: desk, envelopeFrom: 'x@y.example' })],
    expected: setAside('sender', 'no-sender'),
  },
  {
    name: 'false, and its domain asks for nothing: a case, unproven',
    dmarc: 'fail-lax',
    mails: ({ desk, people }) => [letter({ from: people.requester, to: desk })],
    expected: NEW_CASE,
  },
];

const CODES: readonly (readonly [name: string, from: string, subject: string, body: string])[] = [
  ['a code', 'no-reply@accounts.chat.example', 'Your code', 'Verification code: 493 028'],
  ['a German code', 'noreply@konto.example', 'Ihr Code', 'Ihr Sicherheitscode lautet 493028'],
  ['a French code', 'ne-pas-repondre@compte.example', 'Votre code', 'Votre code de vérification : 493028'],
  ['a link', 'notifications@build.example', 'Confirm your e-mail address', 'Confirm: https://build.example/c/1'],
  ['an invitation', 'invitations@chat.example', 'You are invited', 'You were invited. Join: https://chat.example/i/1'],
  ['a sign-in link', 'login@service.example', 'Sign in', 'Sign-in link: https://service.example/s/1'],
];

/** Another service asks who owns our address. With somebody in Cc who would like to know the answer. */
const TICKET_TRICK: readonly CorpusMail[] = CODES.map(([name, from, subject, body]) => ({
  name: `another service’s verification: ${name}`,
  mails: ({ desk }) => [letter({ from, to: desk, subject, body, headers: ['Cc: attacker@evil.example'] })],
  expected: setAside('verification', 'verification-mail'),
}));

const FORWARDED: readonly CorpusMail[] = (['Fwd', 'WG', 'TR', 'RV'] as const).map((prefix) => ({
  name: `forwarded by an agent: ${prefix}`,
  mails: ({ desk, people }) => [
    letter({
      from: people.agent,
      to: desk,
      subject: `${prefix}: It prints blank labels`,
      body: 'See below.\n\nFrom: Zoe <zoe@sand.example>\nSent: Monday\nTo: Ayse\nSubject: It prints\n\nHelp!',
    }),
  ],
  expected: FROM_THE_TEAM,
}));

/** Whoever works here may need help like anybody else. */
const OUR_OWN: readonly CorpusMail[] = [
  {
    name: 'somebody of the team asks for help',
    dmarc: 'pass',
    mails: ({ desk, people }) => [letter({ from: people.agent, to: desk, body: 'My own screen stays dark.' })],
    expected: { ...FROM_THE_TEAM, receipt: true, newPart: 'My own screen stays dark.' },
  },
  {
    name: 'somebody of the team asks for help, and nobody proved that they did',
    mails: ({ desk, people }) => [letter({ from: people.agent, to: desk })],
    expected: FROM_THE_TEAM,
  },
  {
    name: 'in the name of somebody of the team, and their domain says that it is false',
    dmarc: 'fail',
    mails: ({ desk, people }) => [letter({ from: people.agent, to: desk })],
    expected: setAside('authentication', 'dmarc'),
  },
  {
    name: 'somebody of the team is away',
    mails: ({ desk, people }) => [
      letter({ from: people.agent, to: desk, headers: ['Auto-Submitted: auto-replied'], subject: 'Out of office' }),
    ],
    expected: { ...RECORDED_ALONE, reason: 'says-automatic' },
  },
];

const STRANGERS: readonly CorpusMail[] = [
  {
    name: 'a stranger writes for the first time',
    mails: ({ desk }) => [letter({ from: 'Zoë Sand <zoe.sand@sand.example>', to: desk })],
    expected: { ...NEW_CASE, receipt: true },
  },
  {
    name: 'a customer forwards somebody’s mail',
    mails: ({ desk, people }) => [
      letter({ from: people.requester, to: desk, subject: 'Fwd: It fails', body: 'See below.\n\n> It fails.' }),
    ],
    expected: { ...NEW_CASE, newPart: 'See below.\n\n> It fails.' },
  },
  {
    name: 'a stranger from a no-reply address without a code',
    mails: ({ desk }) => [
      letter({ from: 'no-reply@monitor.example', to: desk, subject: 'Disk full', body: 'Disk 3 is full.' }),
    ],
    expected: { ...NEW_CASE, receipt: false },
  },
];

/** What is set aside, or nearly: loops, floods, bombs, false senders, other people's codes. */
export const DOUBTFUL: readonly CorpusMail[] = [
  ...LOOPS,
  ...AGAIN,
  ...TOO_MUCH,
  ...SENDERS,
  ...TICKET_TRICK,
  ...FORWARDED,
  ...OUR_OWN,
  ...STRANGERS,
];
