import { expect, test } from 'vitest';
import { CaseId } from '#kernel/ids.ts';
import { type MailKeys, signMessageId, signReplyAddress } from './address.ts';
import { parseMail } from './parse.ts';
import { threadHints } from './thread-hints.ts';

const keys: MailKeys = { current: 'a', keys: new Map([['a', new Uint8Array(32).fill(7)]]) };
const domain = 'desk.marenholt.example';
const caseId = CaseId.parse('019ab000-0000-7000-8000-00000000c0de');
const recipient = 'lena@marenholt.example';
const reply = signReplyAddress(keys, { purpose: 'reply', caseId, recipient, domain });
const bounce = signReplyAddress(keys, { purpose: 'bounce', caseId, recipient, domain });
const messageIdOf = (last: string) =>
  signMessageId(keys, { caseId, recipient, messageId: `019ab000-0000-7000-8000-0000000000${last}`, domain });
const idOf = (last: string) => `019ab000-0000-7000-8000-0000000000${last}`;

async function hints(header: string, sentTo: string[] = [], body = 'x') {
  const outcome = await parseMail(new TextEncoder().encode(`From: ${recipient}\r\n${header}\r\n${body}`));
  if ('failure' in outcome) throw new Error(outcome.detail);
  return threadHints(outcome.mail, sentTo, { keys, domain });
}

test('signed addresses are found in the envelope and in To and Cc, forged ones are not', async () => {
  const forged = reply.replace('reply+a', 'reply+b');
  const found = await hints(`To: ${reply.toUpperCase()}, ${forged}\r\nCc: reply+12345@${domain}\r\n`, [bounce]);
  expect(found.replyTokens).toMatchObject([{ caseId, purpose: 'reply' }]);
  expect(found.bounceTokens).toMatchObject([{ caseId, purpose: 'bounce' }]);
});

test('our Message-IDs come nearest first, foreign ones apart', async () => {
  const chain = `References: <first@x.example> ${messageIdOf('01')}\r\n <second@x.example> ${messageIdOf('02')}\r\n`;
  const found = await hints(`In-Reply-To: ${messageIdOf('03')}\r\n${chain}`);
  expect(found.ourMessageIds.map((one) => one.messageId)).toEqual([idOf('03'), idOf('02'), idOf('01')]);
  expect(found.foreignMessageIds).toEqual(['<second@x.example>', '<first@x.example>']);
  expect(found.carriesOurMark).toBe(false);
});

test('a number counts in the subject only, and only as a tag', async () => {
  const found = await hints('Subject: AW: [#10427] Invoice 4711 [#7] #99\r\n', [], 'about [#12345]');
  expect(found.caseNumbers).toEqual([10427, 7]);
});

test('our own mail is known by its Message-ID and, where a gateway rewrote that, by its mark', async () => {
  expect((await hints(`Message-ID: ${messageIdOf('04')}\r\n`)).carriesOurMark).toBe(true);
  expect((await hints(`Message-ID: <new@x.example>\r\nX-Evenkeel-Loop: ${messageIdOf('04')}\r\n`)).carriesOurMark).toBe(
    true,
  );
  expect((await hints('X-Evenkeel-Loop: <made-up@x.example>\r\n')).carriesOurMark).toBe(false);
});

test('a report leads to the mail that it returns', async () => {
  const body = [
    ...[
      '--r',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; x',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
    ],
    ...[
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--r',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${messageIdOf('05')}`,
      '',
      'x',
      '--r--',
      '',
    ],
  ].join('\r\n');
  const found = await hints(
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r\r\n',
    [bounce],
    body,
  );
  expect(found.reportedMessageId).toMatchObject({ messageId: idOf('05'), caseId });
});
