import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { CaseId } from '#kernel/ids.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { type MailSink, type SunkMailInFull, startMailSink } from '#platform/mail/sink.ts';
import { DESK_ADDRESS, eventually, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import { hasDovecot, startDovecot } from '../testing/dovecot.ts';
import { rawMail, sendTo } from '../testing/mail-desk.ts';
import { hasNotmuch, type Threads, threadsByDovecot, threadsByNotmuch } from '../testing/readers-of-threads.ts';

const { reply, take } = casesContract.endpoints;
const ZOE = 'zoe@sand.example';

let app: TestApp;
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog() });
  app = await startTestApp({
    parts: { intake: true, worker: true },
    config: { mailOut: `smtp://127.0.0.1:${sink.port}` },
  });
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});

/** Everything that lies in somebody's mailbox: what they wrote and what we wrote to them. */
interface Mailbox {
  readonly address: string;
  readonly theirs: string[];
}

/** The mails that we sent to this address, oldest first. */
async function oursTo(address: string): Promise<SunkMailInFull[]> {
  const ids = sink.list().filter(({ envelopeTo }) => envelopeTo.includes(address));
  const found = await Promise.all(ids.toReversed().map(({ id }) => sink.get(id)));
  return found.filter((mail) => mail !== null);
}

/** Writes a mail as mail programs do: with what it answers, and all that this answered before. */
async function write({ address, theirs }: Mailbox, given: { id: string; subject: string; answers?: SunkMailInFull }) {
  const { id, subject, answers } = given;
  const answered = answers?.mail;
  const to = answered?.replyTo[0]?.address ?? DESK_ADDRESS;
  const before = answered ? [...answered.references, answered.messageId].join(' ') : '';
  const heads = [`From: <${address}>`, `To: <${to}>`, `Subject: ${subject}`, `Message-ID: <${id}>`];
  const links = answered ? [`In-Reply-To: ${answered.messageId}`, `References: ${before}`] : [];
  const raw = rawMail([...heads, `Date: ${new Date(app.clock.now()).toUTCString()}`, ...links], `This is ${id}.`);
  await sendTo(app.program.smtpPort ?? 0, { envelope: { from: address, to: [to] }, raw });
  theirs.push(raw);
}

async function nextTo(address: string, count: number): Promise<SunkMailInFull> {
  await eventually(`${address} has ${count} mails of ours`, async () => (await oursTo(address)).length >= count);
  const mail = (await oursTo(address))[count - 1];
  if (!mail) throw new Error('It was there a moment ago.');
  return mail;
}

async function caseOf(mail: SunkMailInFull): Promise<CaseId> {
  const [row] = await app.sql<{ subject_id: string }>(
    'select subject_id from conversations.outbound_mail where message_id_header = $1',
    [mail.mail?.messageId],
  );
  return CaseId.parse(row?.subject_id);
}

async function weReply(caseId: CaseId, text: string): Promise<void> {
  app.clock.forward(MINUTE);
  const next = { follow: 'next-word', by: toIso(app.clock.now() + HOUR) } as const;
  await (await app.as('ayse'))(reply, { params: { caseId }, body: { text, next } });
}

/** A newcomer's two matters with the same subject: receipt, reply, their answer, two replies; and a receipt alone. */
async function correspondence(): Promise<Mailbox> {
  const box: Mailbox = { address: ZOE, theirs: [] };
  await write(box, { id: 'first@sand.example', subject: 'The printer' });
  const receipt = await nextTo(ZOE, 1);
  const caseId = await caseOf(receipt);
  await (await app.as('ayse'))(take, { params: { caseId } });
  await weReply(caseId, 'Is it on?');
  await write(box, { id: 'answer@sand.example', subject: 'Re: The printer', answers: await nextTo(ZOE, 2) });
  await eventually('her answer is in the case', async () => {
    const rows = await app.sql(`select 1 from conversations.message where text like 'This is answer%'`);
    return rows.length === 1;
  });
  await weReply(caseId, 'Then it needs paper.');
  await weReply(caseId, 'Paul brings some.');
  await nextTo(ZOE, 4);
  app.clock.forward(2 * HOUR);
  await write(box, { id: 'other@sand.example', subject: 'The printer' });
  await nextTo(ZOE, 5);
  return box;
}

/** What a mail says is its Message-ID. */
const idOf = (raw: string) => /^Message-ID:\s*<([^>]+)>/im.exec(raw)?.[1] ?? '';
const sorted = (threads: Threads) => threads.map((thread) => thread.toSorted()).toSorted((a, b) => b.length - a.length);

describe.runIf(!hasNotmuch || !hasDovecot)(
  'without notmuch or Dovecot on this machine (apt-get install notmuch dovecot-imapd)',
  () => {
    it('that reader of threads is not asked', () => expect(hasNotmuch && hasDovecot).toBe(false));
  },
);

describe('our replies by mail, in the eyes of others', () => {
  let inbox: readonly string[];
  let ours: readonly string[];
  let expected: Threads;
  beforeAll(async () => {
    const { theirs } = await correspondence();
    ours = (await oursTo(ZOE)).map(({ raw }) => raw.toString('latin1'));
    inbox = [...theirs, ...ours];
    const [first, answer, other] = theirs.map(idOf);
    const [receipt, ...rest] = ours.map(idOf);
    const second = rest.pop();
    expected = sorted([
      [first, answer, receipt, ...rest],
      [other, second],
    ] as string[][]);
  });

  it.runIf(hasNotmuch)('open in the same thread as what they answer: notmuch', async () => {
    expect(sorted(await threadsByNotmuch(inbox))).toEqual(expected);
  });

  it.runIf(hasNotmuch)('stay together where only they are left, and in whatever order they come: notmuch', async () => {
    expect(sorted(await threadsByNotmuch(inbox.toReversed()))).toEqual(expected);
    const [first, second] = sorted(await threadsByNotmuch(ours));
    expect([first?.length, second?.length]).toEqual([4, 1]);
  });

  describe.runIf(hasDovecot)('at Dovecot, by THREAD=REFERENCES', () => {
    const asking = async (user: string, mails: readonly string[]) => {
      const dovecot = await startDovecot();
      return threadsByDovecot(dovecot, user, mails).finally(() => dovecot.stop());
    };

    it('open in the same thread as what they answer, but for matters of one subject, which it joins', async () => {
      const [all] = sorted(await asking('zoe', inbox));
      // RFC 5256 joins what has the same subject in the end; what answers what is seen before that.
      for (const id of expected[0] ?? []) expect(all).toContain(id);
    });

    it('stay together where only they are left, and in whatever order they come', async () => {
      const together = expected[0]?.filter((id) => ours.map(idOf).includes(id)) ?? [];
      const [thread] = sorted(await asking('ours', ours.slice(0, 4).toReversed()));
      expect(thread).toEqual(together.toSorted());
    });
  });

  it('each name what they answer, and only mails that their reader has', async () => {
    const known = new Set(inbox.map(idOf));
    for (const { mail } of await oursTo(ZOE)) {
      expect(mail?.references.map((id) => id.slice(1, -1)).filter((id) => !known.has(id))).toEqual([]);
      expect(mail?.references.length).toBeGreaterThan(0);
    }
    const [, firstReply, second] = await oursTo(ZOE);
    expect(firstReply?.mail?.inReplyTo).toEqual(['<first@sand.example>']);
    expect(second?.mail?.inReplyTo).toEqual(['<answer@sand.example>']);
  });
});
