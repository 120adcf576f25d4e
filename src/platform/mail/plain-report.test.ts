import { describe, expect, test } from 'vitest';
import { plainReportOf, type ReportingMail } from './plain-report.ts';

const report = (given: Partial<ReportingMail>) =>
  plainReportOf({
    from: 'mailer-daemon@mx.client.example',
    to: ['help@desk.example'],
    subject: 'Undelivered Mail Returned to Sender',
    text: '',
    answers: false,
    ...given,
  });

describe('what mail servers say in words', () => {
  test.each([
    ['alone with a colon', '<lena@client.example>: 550 5.1.1 User unknown', '5.1.1'],
    ['on a line of its own', 'The following addresses failed:\n\n  lena@client.example\n    mailbox full', ''],
    ['behind a label', 'Failed Recipient: lena@client.example\nReason: 550 unknown user', ''],
    ['in a sentence', 'Your message to lena@client.example could not be delivered.', ''],
    [
      'with a copy of ours below',
      '<lena@client.example>: gone\n\n--- Original message\n\n<other@client.example>: x',
      '',
    ],
  ])('%s', (_, text, status) => {
    expect(report({ text })).toEqual([{ address: 'lena@client.example', action: 'failed', status }]);
  });

  test('a delay is no failure', () => {
    const text = 'Delivery to the following recipient has been delayed:\n\n  lena@client.example\n';
    expect(report({ text })).toEqual([{ address: 'lena@client.example', action: 'delayed', status: '' }]);
  });

  test('never names ourselves or the server', () => {
    const text = '<help@desk.example>: unknown\n<mailer-daemon@mx.client.example>: unknown';
    expect(report({ text })).toEqual([]);
  });
});

describe('a person who writes about such a mail is no server', () => {
  const person = { from: 'lena@client.example' };
  test.each([
    ['asks about it', { ...person, subject: 'Mail delivery failed?', text: 'What does this mean?' }],
    [
      'forwards it',
      {
        ...person,
        subject: 'WG: Undelivered Mail Returned to Sender',
        text: '<jan@x.example>: could not be delivered',
      },
    ],
    ['answers us', { ...person, subject: 'Undeliverable', text: 'Mail to x@y.example failed.', answers: true }],
    ['has trouble with mail', { ...person, subject: 'Mails fail', text: 'My mail to x@y.example could not be sent.' }],
    ['waits for a parcel', { ...person, subject: 'Delivery failed', text: 'The printer did not come to hall 3.' }],
    ['a server that says something else', { subject: 'Queue report', text: 'All is well.' }],
  ])('%s', (_, given) => {
    expect(report(given)).toBeNull();
  });
});
