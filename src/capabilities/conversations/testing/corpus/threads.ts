import { type CorpusMail, type Expected, HEARD, NEW_CASE, WAITS } from './corpus-mail.ts';
import { letter } from './letter.ts';

const BY_ID: Expected = { ...HEARD, rule: 'our-message-id' };
const MAY_BELONG: Expected = { outcome: 'case', rule: 'subject-tag', reason: 'may-belong', words: 'message' };

const TRACES: readonly CorpusMail[] = [
  {
    name: 'our Message-ID in In-Reply-To',
    mails: ({ desk, people, open }) => [
      letter({ from: people.requester, to: desk, headers: [`In-Reply-To: ${open.messageId(people.requester)}`] }),
    ],
    expected: BY_ID,
  },
  {
    name: 'our Message-ID among many References',
    mails: ({ desk, people, open }) => {
      const ids = ['<a@x.example>', open.messageId(people.requester), '<b@x.example>', '<c@x.example>'];
      return [letter({ from: people.requester, to: desk, headers: [`References: ${ids.join('\r\n ')}`] })];
    },
    expected: BY_ID,
  },
  {
    name: 'the address counts before the Message-ID of another case',
    mails: ({ people, open, closed }) => [
      letter({
        from: people.requester,
        to: open.reply(people.requester),
        headers: [`In-Reply-To: ${closed.messageId(people.requester)}`],
      }),
    ],
    expected: HEARD,
  },
  {
    name: 'the signed address only in Cc',
    mails: ({ desk, people, open }) => [
      letter({ from: people.requester, to: desk, headers: [`Cc: Desk <${open.reply(people.requester)}>`] }),
    ],
    expected: HEARD,
  },
  {
    name: 'the participant’s own first mail is answered by them, proven',
    dmarc: 'pass',
    mails: ({ desk, people, open }) => [
      letter({ from: people.requester, to: desk, headers: [`In-Reply-To: ${open.firstMessageId}`] }),
    ],
    expected: { ...HEARD, rule: 'foreign-message-id' },
  },
  {
    name: 'the participant’s own first mail is answered, unproven',
    mails: ({ desk, people, open }) => [
      letter({ from: people.requester, to: desk, headers: [`In-Reply-To: ${open.firstMessageId}`] }),
    ],
    expected: { ...WAITS, rule: 'foreign-message-id', reason: 'unverified-sender' },
  },
  {
    name: 'a stranger answers a mail that we know',
    dmarc: 'pass',
    mails: ({ desk, open }) => [
      letter({ from: 'zoe@sand.example', to: desk, headers: [`In-Reply-To: ${open.firstMessageId}`] }),
    ],
    expected: { ...MAY_BELONG, rule: 'foreign-message-id' },
  },
  {
    name: 'the number in the subject, proven',
    dmarc: 'pass',
    mails: ({ desk, people, open }) => [
      letter({ from: people.requester, to: desk, subject: `Re: [#${open.number}] Label printer` }),
    ],
    expected: { ...HEARD, rule: 'subject-tag' },
  },
  {
    name: 'the number in the subject, unproven',
    mails: ({ desk, people, open }) => [
      letter({ from: people.requester, to: desk, subject: `Re: [#${open.number}] Label printer` }),
    ],
    expected: MAY_BELONG,
  },
  {
    name: 'the number in a stranger’s subject, though proven',
    dmarc: 'pass',
    mails: ({ desk, open }) => [letter({ from: 'zoe@sand.example', to: desk, subject: `[#${open.number}] Me too` })],
    expected: MAY_BELONG,
  },
  {
    name: 'the number of no case',
    dmarc: 'pass',
    mails: ({ desk, people }) => [letter({ from: people.requester, to: desk, subject: '[#999999999] Label printer' })],
    expected: NEW_CASE,
  },
  {
    name: 'the number, the address and our id in the text alone',
    dmarc: 'pass',
    mails: ({ desk, people, open }) => {
      const body = `See [#${open.number}], ${open.reply(people.requester)} and ${open.messageId(people.requester)}.`;
      return [letter({ from: people.requester, to: desk, body })];
    },
    expected: NEW_CASE,
  },
  {
    name: 'another desk’s number',
    dmarc: 'pass',
    mails: ({ desk, people, open }) => [
      letter({ from: people.requester, to: desk, subject: `Re: [ACME-${open.number}] Label printer` }),
    ],
    expected: NEW_CASE,
  },
  {
    name: 'control headers in our name say nothing',
    dmarc: 'pass',
    mails: ({ desk, people, open }) => [
      letter({
        from: people.requester,
        to: desk,
        headers: [`X-Evenkeel-Case: ${open.caseId}`, 'X-Evenkeel-Author: agent'],
      }),
    ],
    expected: NEW_CASE,
  },
  {
    name: 'somebody else’s claim that the sender was checked says nothing',
    mails: ({ people, open }) => [
      letter({
        from: people.watcher,
        to: open.reply(people.requester),
        headers: ['Authentication-Results: mx.desk.example; dmarc=pass header.from=harbour.example'],
      }),
    ],
    expected: { ...WAITS, reason: 'unverified-sender' },
  },
];

const OVER: readonly CorpusMail[] = [
  {
    name: 'an answer to a case that was closed long ago is a new one',
    mails: ({ people, closed }) => [letter({ from: people.requester, to: closed.reply(people.requester) })],
    expected: { outcome: 'case', rule: 'reply-address', reason: 'closed-long-ago', words: 'message' },
  },
  {
    name: 'a stranger’s answer to a case that was closed long ago is a new one of theirs',
    mails: ({ people, closed }) => [letter({ from: 'zoe@sand.example', to: closed.reply(people.requester) })],
    expected: { outcome: 'case', rule: 'reply-address', reason: 'closed-long-ago', words: 'message' },
  },
  {
    name: 'an automatic answer to a case that was closed long ago opens nothing',
    mails: ({ people, closed }) => [
      letter({ from: people.requester, to: closed.reply(people.requester), headers: ['Auto-Submitted: auto-replied'] }),
    ],
    expected: { outcome: 'automatic', rule: 'automatic', words: 'message' },
  },
];

const CANARY = 'Kanarienvogel-2271';

/** Words that stand in a note reach nobody by a quote: what is quoted is not what was said. */
const QUOTED: readonly CorpusMail[] = (
  [
    ['On 24 Nov 2026, at 09:30, Desk wrote:', '> '],
    ['Am 24.11.2026 um 09:30 schrieb Desk:', '> '],
    ['Le 24 nov. 2026 à 09:30, Desk a écrit :', '> '],
    ['-----Original Message-----\nFrom: Desk\nSent: Tuesday\nTo: Maria', ''],
    ['________________________________\nVon: Desk\nGesendet: Dienstag\nAn: Maria\nBetreff: Drucker\n', ''],
  ] as const
).map(([attribution, prefix]) => ({
  name: `a note’s words in a quote: ${attribution.split('\n')[0]}`,
  mails: ({ people, open }) => [
    letter({
      from: people.requester,
      to: open.reply(people.requester),
      subject: 'Re: Label printer',
      headers: [`In-Reply-To: ${open.messageId(people.requester)}`],
      body: `It works again.\n\n${attribution}\n${prefix}${CANARY}: they were rude on the phone.\n`,
    }),
  ],
  expected: { ...HEARD, newPart: 'It works again.' },
}));

const STORM_SIZE = 8;

/** Everybody in Cc answers to all. Nobody of them is heard, and nobody of them opens a case. */
const STORM: readonly CorpusMail[] = Array.from({ length: STORM_SIZE }, (_, at) => ({
  name: `a storm of answers to all: ${at + 1}`,
  mails: ({ people, open }) => [
    letter({
      from: `Colleague ${at} <colleague.${at}@storm.example>`,
      to: `${open.reply(people.requester)}, everybody@storm.example`,
      envelopeTo: [open.reply(people.requester)],
      headers: [`Cc: ${Array.from({ length: 40 }, (_one, of) => `colleague.${of}@storm.example`).join(',\r\n ')}`],
      subject: 'RE: Label printer',
      body: 'Please take me off this list.',
    }),
  ],
  expected: { ...WAITS, reason: 'someone-new' },
}));

/** What leads a mail to its case, and what does not. */
export const THREADS: readonly CorpusMail[] = [...TRACES, ...OVER, ...QUOTED, ...STORM];
