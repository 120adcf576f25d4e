import { describe, expect, it } from 'vitest';
import { capFor, type MailCounts } from './mail-caps.ts';

const NONE: MailCounts = {
  toRecipient: { hour: 0, day: 0 },
  automaticToRecipient: { hour: 0, day: 0 },
  aboutSubjectInHour: 0,
  ofAccountInHour: 0,
  automaticToStrangersInHour: 0,
  fromMailboxInHour: 0,
};
const to = (hour: number, day = hour) => ({ ...NONE, toRecipient: { hour, day }, automaticToRecipient: { hour, day } });
const known = { proven: true, stranger: false } as const;
const reply = { purpose: 'reply', ...known } as const;
const notice = { purpose: 'notice', ...known } as const;
const answer = { purpose: 'auto-reply', ...known } as const;
const guest = { proven: false, stranger: true } as const;
const FLOODED = { ...NONE, ofAccountInHour: 9000, automaticToStrangersInHour: 2000 };

describe('the cap for one mail', () => {
  it.each([
    ['the first of all', answer, NONE, null],
    ['a second machine’s answer within the hour', answer, to(1), 'recipient'],
    ['a machine’s answer an hour later', answer, to(0, 4), null],
    ['the sixth machine’s answer of a day', answer, to(0, 5), 'recipient'],
    ['a conversation', reply, to(29), null],
    ['a flood of replies', reply, to(30), 'recipient'],
    ['a flood of replies over a day', reply, to(3, 200), 'recipient'],
    ['news on a bad day', notice, to(19), null],
    ['a flood of news', notice, to(20), 'recipient'],
    ['first news to somebody who was only named', { ...notice, proven: false }, NONE, null],
    ['second news to somebody who was only named', { ...notice, proven: false }, to(1), 'recipient'],
    ['news on the next day', { ...notice, proven: false }, to(0, 5), 'recipient'],
    ['a person’s words to somebody who was only named', { ...reply, proven: false }, to(5), null],
    ['a case that runs away', reply, { ...NONE, aboutSubjectInHour: 60 }, 'subject'],
    ['an account that runs away', reply, { ...NONE, ofAccountInHour: 1000 }, 'account'],
    ['a machine’s answer to one of very many strangers', { ...answer, ...guest }, FLOODED, 'strangers'],
    [
      'a machine’s answer to one of many',
      { ...answer, ...guest },
      { ...FLOODED, automaticToStrangersInHour: 1999 },
      null,
    ],
    ['a person’s words to one of very many strangers', { ...reply, ...guest }, FLOODED, null],
    ['a second answer to one stranger', { ...answer, ...guest }, to(1), 'recipient'],
    ['a known customer while strangers flood us', answer, { ...FLOODED, ofAccountInHour: 3 }, null],
    ['everything running away', reply, { ...NONE, fromMailboxInHour: 5000 }, 'mailbox'],
  ] as const)('%s', (_, mail, counts, cap) => {
    expect(capFor(mail, counts)).toBe(cap);
  });
});
