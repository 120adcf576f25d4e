import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { postMessage, queueMail, type Recipient, writeNote } from '#capabilities/conversations/index.ts';
import { CaseId, MessageId, NoteId } from '#kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { storeFile } from '#platform/files.ts';
import { mailSender } from '#platform/mail/send.ts';
import { type MailSink, type SunkMailInFull, startMailSink } from '#platform/mail/sink.ts';
import { ACCOUNTS, DESK_ADDRESS, jobs, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import type { Purpose } from '../domain/words.ts';
import { rawMail, runJob, sendTo } from '../testing/mail-desk.ts';

let app: TestApp;
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog() });
  app = await startTestApp({ parts: { intake: true }, config: { mailOut: `smtp://127.0.0.1:${sink.port}` } });
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});
beforeEach(async () => {
  app.clock.forward(2 * DAY);
  // Each test begins with addresses that take mail.
  await app.sql('update conversations.failing_address set stopped_at = null, score = 0');
});

const agent = { id: PEOPLE.ayse.id, name: PEOPLE.ayse.name };
const toMaria: Recipient = {
  personId: PEOPLE.maria.id,
  name: PEOPLE.maria.name,
  address: PEOPLE.maria.email,
  language: 'en',
  timeZone: 'Europe/Berlin',
};

function context(): Context {
  app.clock.forward(1000);
  return systemContext(app.program.platform, 'test');
}

interface Given {
  readonly caseId?: string;
  readonly text?: string;
  readonly to?: Recipient;
  readonly purpose?: Purpose;
}

const newCase = () => context().newId();

/** Posts a message of ours and queues its mail. */
async function queued({
  caseId = newCase(),
  text = 'Please turn it off and on.',
  to = toMaria,
  purpose = 'reply',
}: Given) {
  const subject = { kind: 'case', id: caseId };
  const here = context();
  const messageId = MessageId.parse(here.newId());
  return transaction(here, async (tx) => {
    const common = { id: messageId, subject, accountId: ACCOUNTS.north, author: agent, text, sentAt: here.now };
    await postMessage(tx, here, { ...common, direction: 'to-customer', channel: 'portal' });
    const blocks = [{ kind: 'message', text } as const];
    const about = { subject, accountId: ACCOUNTS.north, messageId, title: '[#17] Printer', blocks };
    const { mailId } = await queueMail(tx, here, { ...about, to, purpose });
    return { caseId, messageId, mailId };
  });
}

const send = (mailId: string) =>
  runJob({ jobs: jobs.JOBS, platform: app.program.platform }, 'conversations.send-mail', { outboundMailId: mailId });

interface Row {
  readonly state: string;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly message_id_header: string;
  readonly delivery: string;
}

async function rowOf(mailId: string): Promise<Row> {
  const [row] = await app.sql<Row>(
    `select o.*, m.delivery from conversations.outbound_mail o join conversations.message m on m.id = o.message_id
     where o.id = $1`,
    [mailId],
  );
  if (!row) throw new Error('The mail is gone.');
  return row;
}

async function sunk(messageIdHeader: string): Promise<SunkMailInFull[]> {
  const all = await Promise.all(sink.list().map((one) => sink.get(one.id)));
  return all.filter((one) => one !== null).filter((one) => one.mail?.messageId === messageIdHeader);
}

async function sentAs(mailId: string): Promise<SunkMailInFull> {
  await send(mailId);
  const [mail] = await sunk((await rowOf(mailId)).message_id_header);
  if (!mail) throw new Error('The mail was not sent.');
  return mail;
}

const factsAbout = (caseId: string) =>
  app.sql<{ kind: string; audience: string; data: object }>(
    'select kind, audience, data from platform.fact where subject_id = $1 order by sequence',
    [caseId],
  );

describe('a reply by mail', () => {
  it('goes to one recipient from the desk, answerable at an address signed for them', async () => {
    const { mailId } = await queued({});
    expect(await rowOf(mailId)).toMatchObject({ state: 'queued', delivery: 'queued' });
    const { mail, envelopeTo, envelopeFrom } = await sentAs(mailId);
    expect(envelopeTo).toEqual([PEOPLE.maria.email]);
    expect(envelopeFrom).toMatch(/^bounce\+[a-z2-7]{57}@harbour\.example$/);
    expect(mail).toMatchObject({ subject: '[#17] Printer', from: { address: DESK_ADDRESS }, autoSubmitted: null });
    expect(mail?.replyTo[0]?.address).toMatch(/^reply\+[a-z2-7]{57}@harbour\.example$/);
    expect(mail?.text).toContain('Please turn it off and on.');
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent', attempts: 1, delivery: 'sent' });
  });

  it('is sent once, however often the job runs', async () => {
    const { mailId } = await queued({});
    await Promise.all([send(mailId), send(mailId)]);
    await send(mailId);
    expect(await sunk((await rowOf(mailId)).message_id_header)).toHaveLength(1);
  });

  it('is sent again under the same Message-ID when its sender died before it could say so', async () => {
    const { mailId } = await queued({});
    await send(mailId);
    const undone = `update conversations.outbound_mail set state = 'queued', next_try_at = queued_at where id = $1`;
    await app.sql(undone, [mailId]);
    await send(mailId);
    const { message_id_header: header, state } = await rowOf(mailId);
    expect(await sunk(header)).toHaveLength(2);
    expect(state).toBe('sent');
  });

  it('threads with what the recipient wrote and was sent, and quotes nothing else', async () => {
    const { caseId, mailId } = await queued({ text: 'First words to Maria.' });
    const first = await sentAs(mailId);
    const luc = { ...toMaria, personId: PEOPLE.luc.id, name: PEOPLE.luc.name, address: PEOPLE.luc.email };
    const toLuc = await queued({ caseId, text: 'Only for Luc.', to: luc });
    await send(toLuc.mailId);
    const here = context();
    await transaction(here, (tx) =>
      writeNote(tx, here, {
        id: NoteId.parse(here.newId()),
        subject: { kind: 'case', id: caseId },
        accountId: ACCOUNTS.north,
        author: agent,
        text: 'zwischentaggeheimnis',
        writtenAt: here.now,
      }),
    );
    const second = await sentAs((await queued({ caseId, text: 'Second words to Maria.' })).mailId);
    expect(second.mail?.references).toEqual([first.mail?.messageId]);
    expect(second.mail?.text).toContain('> First words to Maria.');
    const raw = second.raw.toString('utf8') + second.mail?.text + second.mail?.html;
    for (const hidden of ['Only for Luc', 'zwischentaggeheimnis', PEOPLE.luc.email, toLuc.mailId]) {
      expect(raw).not.toContain(hidden);
    }
  });

  it('carries the message’s files', async () => {
    const { mailId, messageId } = await queued({});
    const here = context();
    await transaction(here, (tx) =>
      storeFile(tx, here, {
        file: { name: 'plan.pdf', declaredType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 plan') },
        to: { subject: { kind: 'message', id: messageId }, accountId: ACCOUNTS.north, audience: 'customer' },
      }),
    );
    const { mail } = await sentAs(mailId);
    expect(mail?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['plan.pdf', 'application/pdf'],
    ]);
  });

  it('reaches nobody whom a name or a subject tries to add', async () => {
    const name = 'Eve" <eve@evil.example>, x\r\nBcc: all@evil.example';
    const { mailId } = await queued({ to: { ...toMaria, name } });
    const { envelopeTo, mail, raw } = await sentAs(mailId);
    expect(envelopeTo).toEqual([PEOPLE.maria.email]);
    expect(mail?.to.map((one) => one.address)).toEqual([PEOPLE.maria.email]);
    expect(raw.toString('latin1')).not.toMatch(/^bcc:/im);
  });
});

describe('a mail that does not arrive', () => {
  it('waits for the server, and goes out when it is back', async () => {
    const { mailId } = await queued({});
    const nowhere = mailSender({ url: 'smtp://127.0.0.1:9' });
    const away = { ...app.program.platform, mail: nowhere };
    await runJob({ jobs: jobs.JOBS, platform: away }, 'conversations.send-mail', { outboundMailId: mailId });
    nowhere.close();
    expect(await rowOf(mailId)).toMatchObject({ state: 'queued', attempts: 1, delivery: 'queued' });
    await send(mailId);
    expect((await rowOf(mailId)).attempts).toBe(1);
    app.clock.forward(2 * MINUTE);
    await send(mailId);
    expect(await rowOf(mailId)).toMatchObject({ state: 'sent', attempts: 2, last_error: null, delivery: 'sent' });
  });

  it('to an impossible address has failed, and the team hears of it', async () => {
    const { mailId, caseId } = await queued({ to: { ...toMaria, address: 'not an address' } });
    await send(mailId);
    expect(await rowOf(mailId)).toMatchObject({ state: 'failed', delivery: 'failed' });
    expect((await factsAbout(caseId)).at(-1)).toMatchObject({ kind: 'mail.delivery-failed', audience: 'team' });
  });

  it('and is returned later has failed too', async () => {
    const answer = await fetch(`${app.program.address}/api/v1/my/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: await app.cookieOf('maria') },
      body: JSON.stringify({ text: 'A real case.' }),
    });
    const story = z.object({ id: CaseId }).parse(await answer.json());
    const { mailId } = await queued({ caseId: story.id });
    const { envelopeFrom } = await sentAs(mailId);
    const { message_id_header: header } = await rowOf(mailId);
    const report = [
      ...['--r', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
      ...[`Final-Recipient: rfc822; ${PEOPLE.maria.email}`, 'Action: failed', 'Status: 5.1.1', ''],
      ...['--r', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${header}`, '', '--r--', ''],
    ].join('\r\n');
    const raw = rawMail(
      ['From: mailer-daemon@mx.example', 'Subject: Undelivered', 'Message-ID: <r@mx.example>'],
      report,
    ).replace('text/plain; charset=utf-8', 'multipart/report; report-type=delivery-status; boundary=r');
    await sendTo(app.program.smtpPort ?? 0, { envelope: { from: '', to: [envelopeFrom] }, raw });
    const [inbound] = await app.sql<{ id: string }>(
      `select id from conversations.inbound_mail where state = 'waiting'`,
    );
    const platform = app.program.platform;
    await runJob({ jobs: jobs.JOBS, platform }, 'conversations.take-in-mail', { inboundMailId: inbound?.id });
    expect(await rowOf(mailId)).toMatchObject({ state: 'failed', last_error: '5.1.1', delivery: 'failed' });
  });
});

describe('too many mails', () => {
  it('are held and shown: one machine’s answer to an address per hour', async () => {
    const first = await queued({ purpose: 'auto-reply' });
    const second = await queued({ purpose: 'auto-reply' });
    const { mail } = await sentAs(first.mailId);
    expect(mail?.autoSubmitted).toBe('auto-replied');
    await send(second.mailId);
    expect(await rowOf(second.mailId)).toMatchObject({ state: 'held', delivery: 'held', attempts: 0 });
    expect((await factsAbout(second.caseId)).at(-1)).toMatchObject({ kind: 'mail.held', audience: 'team' });
    app.clock.forward(2 * HOUR);
    const third = await queued({ purpose: 'auto-reply' });
    await send(third.mailId);
    expect((await rowOf(third.mailId)).state).toBe('sent');
  });

  it('do not let two jobs at once slip past the cap', async () => {
    const both = [await queued({ purpose: 'auto-reply' }), await queued({ purpose: 'auto-reply' })];
    await Promise.all(both.map(({ mailId }) => send(mailId)));
    const states = await Promise.all(both.map(async ({ mailId }) => (await rowOf(mailId)).state));
    expect(states.toSorted()).toEqual(['held', 'sent']);
  });
});
