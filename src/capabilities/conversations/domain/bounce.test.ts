import { describe, expect, it } from 'vitest';
import { DAY } from '#kernel/time.ts';
import { afterFailure, blameOf, type Failure, UNBLEMISHED } from './bounce.ts';

const now = Date.UTC(2026, 10, 24, 9);
const failure = (at: Failure['at'], words: string, code: number | null = null): Failure => ({ at, words, code });

describe('what a failure says of the address', () => {
  it.each([
    ['no such mailbox, at RCPT', failure('recipient', '550 5.1.1 <a@b.example> User unknown', 550), 'dead'],
    ['no such mailbox, without a status', failure('recipient', '550 No such user here', 550), 'dead'],
    ['an address that we cannot even write', failure('recipient', 'not a usable address or id'), 'dead'],
    ['no such mailbox, in a report', failure('report', '5.1.1'), 'dead'],
    ['no such domain, in a report', failure('report', '5.1.2'), 'dead'],
    ['no such recipient at Exchange', failure('report', '5.1.10'), 'dead'],
    ['switched off', failure('report', '5.2.1'), 'dead'],
    ['no such mailbox, said after the text', failure('message', '550 5.1.1 unknown', 550), 'dead'],
    ['a full mailbox', failure('report', '5.2.2'), 'trouble'],
    ['a full mailbox, at RCPT', failure('recipient', '552 over quota', 552), 'trouble'],
    ['an old report without a status', failure('report', ''), 'trouble'],
    ['too long on its way', failure('report', '4.4.7'), 'trouble'],
    ['three days without an answer', failure('out-of-time', 'ETIMEDOUT'), 'other'],
    ['a mailbox that was full for three days', failure('out-of-time', '452 4.2.2 over quota'), 'trouble'],
    ['a rule of theirs', failure('recipient', '550 5.7.1 relaying denied', 550), 'other'],
    ['a rule of theirs, in a report', failure('report', '5.7.26'), 'other'],
    ['the text itself', failure('message', '554 5.6.0 bad content', 554), 'other'],
    ['our own sender', failure('sender', '550 5.1.1 who are you', 550), 'other'],
    ['an IP address in the words', failure('report', 'host 192.5.1.1 said no'), 'trouble'],
  ] as const)('%s', (_, given, blame) => {
    expect(blameOf(given)).toBe(blame);
  });
});

describe('the standing of an address', () => {
  it('is lost at once when the address is dead', () => {
    expect(afterFailure(UNBLEMISHED, 'dead', now).stoppedAt).toBe(now);
  });

  it('is lost by the third trouble, and not by one in a season', () => {
    const once = afterFailure(UNBLEMISHED, 'trouble', now);
    const twice = afterFailure(once, 'trouble', now + DAY);
    expect([once.stoppedAt, twice.stoppedAt]).toEqual([null, null]);
    expect(afterFailure(twice, 'trouble', now + 2 * DAY).stoppedAt).toBe(now + 2 * DAY);
    expect(afterFailure(twice, 'trouble', now + 60 * DAY)).toMatchObject({ score: 1, stoppedAt: null });
  });

  it('is not touched by what is no fault of the address, and is not lost twice', () => {
    expect(afterFailure(UNBLEMISHED, 'other', now)).toEqual(UNBLEMISHED);
    const stopped = afterFailure(UNBLEMISHED, 'dead', now);
    expect(afterFailure(stopped, 'dead', now + DAY).stoppedAt).toBe(now);
  });
});
