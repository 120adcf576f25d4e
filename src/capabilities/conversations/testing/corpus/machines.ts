import { type CorpusMail, type Expected, NEW_CASE, RECORDED, RECORDED_ALONE, setAside } from './corpus-mail.ts';
import { letter, multipart } from './letter.ts';

const MARKS: Readonly<Record<string, readonly string[]>> = {
  'Auto-Submitted: auto-generated': ['Auto-Submitted: auto-generated'],
  'Auto-Submitted: auto-notified': ['Auto-Submitted: auto-notified; owner-email="x"'],
  'Precedence: bulk': ['Precedence: bulk'],
  'Precedence: list': ['Precedence: list'],
  'Precedence: junk': ['Precedence: junk'],
  'Precedence: auto_reply': ['Precedence: auto_reply'],
  'X-Autoreply': ['X-Autoreply: yes'],
  'X-Autorespond': ['X-Autorespond: vacation'],
  'X-Autoresponder': ['X-Autoresponder: yes'],
  'a mailing list': ['List-Id: Printers <printers.lists.example>', 'List-Post: <mailto:printers@lists.example>'],
};

const withMarks: CorpusMail[] = Object.entries(MARKS).flatMap(([mark, headers]) => [
  {
    name: `${mark}, in a case`,
    mails: ({ people, open }) => [letter({ from: people.requester, to: open.reply(people.requester), headers })],
    expected: RECORDED,
  },
  {
    name: `${mark}, about nothing`,
    mails: ({ desk }) => [letter({ from: `robot@${mark.length}.machines.example`, to: desk, headers })],
    expected: RECORDED_ALONE,
  },
]);

const suppressed = (words: string, receipt: boolean): CorpusMail => ({
  name: `X-Auto-Response-Suppress: ${words} ${receipt ? 'asks for nothing' : 'only asks for no answer'}`,
  mails: ({ desk, people }) => [
    letter({ from: people.requester, to: desk, headers: [`X-Auto-Response-Suppress: ${words}`] }),
  ],
  expected: { ...NEW_CASE, receipt },
});

const NO_AUTOMATIC_MAIL: readonly CorpusMail[] = [
  ...['All', 'OOF', 'AutoReply', 'DR, RN, NRN, OOF, AutoReply'].map((words) => suppressed(words, false)),
  suppressed('None', true),
  {
    name: 'Auto-Submitted: no is a person',
    mails: ({ desk, people }) => [letter({ from: people.requester, to: desk, headers: ['Auto-Submitted: no'] })],
    expected: { ...NEW_CASE, receipt: true },
  },
  {
    name: 'words of absence alone make no machine, and get no receipt',
    mails: ({ desk, people }) => [
      letter({ from: people.requester, to: desk, subject: 'Out of office on Friday: who prints the labels?' }),
    ],
    expected: { ...NEW_CASE, receipt: false },
  },
  {
    name: 'a group of ours that forwards to us',
    mails: ({ desk, people }) => [
      letter({
        from: people.requester,
        to: desk,
        headers: [`List-Id: <${desk.replace('@', '.')}>`, 'Precedence: list'],
      }),
    ],
    expected: NEW_CASE,
  },
];

interface ReportParts {
  readonly type: string;
  readonly content: string;
  readonly returned?: string;
}

function report({ type, content, returned }: ReportParts) {
  const back: readonly [string, string][] =
    returned === undefined ? [] : [['Content-Type: text/rfc822-headers', `Message-ID: ${returned}\r\nSubject: x`]];
  const body = multipart(
    ['Content-Type: text/plain', 'This is a report.'],
    [`Content-Type: ${type}`, content],
    ...back,
  );
  const kind = type.replace('message/', '');
  return { ...body, contentType: `multipart/report; report-type=${kind}; boundary=part` };
}

const daemon = 'Mail Delivery System <mailer-daemon@mx.client.example>';
const NO_MATCH = setAside('report', 'bounce-unmatched');
const NOTED: Expected = { outcome: 'automatic', rule: 'report', reason: 'delivery-report', words: 'none' };

const status = (address: string, action: string, code: string) =>
  `Reporting-MTA: dns; mx.client.example\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: ${action}\r\nStatus: ${code}`;

const REPORTS: readonly CorpusMail[] = [
  ...(['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const).flatMap((action): CorpusMail[] => [
    {
      name: `delivery report: ${action}, to the bounce address`,
      mails: ({ people, open }) => {
        const content = status(people.watcher, action, action === 'failed' ? '5.2.2' : '4.4.1');
        const parts = report({ type: 'message/delivery-status', content });
        return [
          letter({ from: daemon, to: open.bounce(people.watcher), envelopeFrom: '', subject: 'Report', ...parts }),
        ];
      },
      expected: NOTED,
    },
    {
      name: `delivery report: ${action}, by the returned Message-ID`,
      mails: ({ desk, people, open }) => {
        const content = status(people.watcher, action, '4.4.1');
        const parts = report({ type: 'message/delivery-status', content, returned: open.messageId(people.watcher) });
        return [letter({ from: daemon, to: desk, envelopeFrom: '', subject: 'Report', ...parts })];
      },
      expected: NOTED,
    },
    {
      name: `delivery report: ${action}, about no mail of ours`,
      mails: ({ desk }) => {
        const content = status('nobody@client.example', action, '5.1.1');
        const parts = report({ type: 'message/delivery-status', content, returned: '<other@client.example>' });
        return [letter({ from: daemon, to: desk, envelopeFrom: '', subject: 'Report', ...parts })];
      },
      expected: NO_MATCH,
    },
  ]),
  ...(['displayed', 'deleted', 'processed', 'denied'] as const).map(
    (said): CorpusMail => ({
      name: `read receipt: ${said}`,
      mails: ({ people, open }) => {
        const disposition = `Disposition: automatic-action/MDN-sent-automatically; ${said}`;
        const content = `Final-Recipient: rfc822; ${people.requester}\r\nOriginal-Message-ID: ${open.messageId(people.requester)}\r\n${disposition}`;
        const parts = report({ type: 'message/disposition-notification', content });
        return [
          letter({ from: people.requester, to: open.reply(people.requester), subject: `Read: ${said}`, ...parts }),
        ];
      },
      expected: NOTED,
    }),
  ),
  {
    name: 'a complaint about a mail of ours',
    mails: ({ desk, people, open }) => {
      const content = 'Feedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1';
      const parts = report({ type: 'message/feedback-report', content, returned: open.messageId(people.requester) });
      return [letter({ from: 'abuse@provider.example', to: desk, subject: 'Complaint', ...parts })];
    },
    expected: NOTED,
  },
  {
    name: 'a bounce in words alone, to the bounce address',
    mails: ({ people, open }) => [
      letter({
        from: daemon,
        to: open.bounce(people.watcher),
        envelopeFrom: '',
        subject: 'Undelivered Mail Returned to Sender',
        body: `<${people.watcher}>: mailbox full`,
      }),
    ],
    expected: NOTED,
  },
  {
    name: 'a daemon that says nothing that we understand',
    mails: ({ desk }) => [letter({ from: daemon, to: desk, envelopeFrom: '', subject: 'Hm', body: 'Something.' })],
    expected: NO_MATCH,
  },
  {
    name: 'a bounce whose server has no usable address',
    mails: ({ people, open }) => [
      letter({
        from: 'MAILER-DAEMON (Mail Delivery System)',
        to: open.bounce(people.watcher),
        envelopeFrom: '',
        subject: 'Returned mail',
        body: `  ----- The following addresses had permanent fatal errors -----\n${people.watcher}\n`,
      }),
    ],
    expected: NOTED,
  },
  {
    name: 'a person who forwards a bounce and asks about it',
    mails: ({ desk, people }) => [
      letter({
        from: people.requester,
        to: desk,
        subject: 'WG: Undelivered Mail',
        body: 'What is this?\n\n<x@y.example>: gone',
      }),
    ],
    expected: NEW_CASE,
  },
];

/** Mail that no person wrote, and mail that only looks so. */
export const MACHINES: readonly CorpusMail[] = [...withMarks, ...NO_AUTOMATIC_MAIL, ...REPORTS];
