import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { replayMail } from '#capabilities/conversations/index.ts';
import { CaseId, NoteId } from '#kernel/ids.ts';
import { HOUR, MINUTE, SECOND } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { signMessageId, signReplyAddress } from '#platform/mail/address.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import { tableDns } from '#platform/mail/testing/dns-table.ts';
import { sendingDomain } from '#platform/mail/testing/signing.ts';
import { DESK_ADDRESS, jobs, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { conversationsContract } from '../contract.ts';
import { rawMail, runJob, sendTo } from '../testing/mail-desk.ts';
import { sweepMail } from './jobs.ts';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly subject_id: string | null;
  readonly message_id: string | null;
  readonly note_id: string | null;
  readonly duplicate_of: string | null;
}

const MARIA = PEOPLE.maria.email;
const domain = DESK_ADDRESS.split('@')[1] ?? '';

const bank = sendingDomain('bank.example', { policy: 'reject', servers: ['203.0.113.5'] });

let app: TestApp;
beforeAll(async () => {
  const config = { mailRelays: ['127.0.0.1'] };
  app = await startTestApp({ parts: { intake: true }, config, dns: tableDns(bank.dns) });
});
afterAll(() => app.stop());
// Each test has its own hour, so that no sender floods.
beforeEach(() => app.clock.forward(2 * HOUR));

let sent = 0;

/** Sends a mail and answers its row, not taken in yet. */
async function send(given: { from?: string; to?: string; headers?: string[]; text?: string; envelopeFrom?: string }) {
  sent += 1;
  app.clock.forward(SECOND);
  const {
    from = MARIA,
    to = DESK_ADDRESS,
    headers = ['Subject: Label printer'],
    text = 'It prints blank labels.',
  } = given;
  const ids = headers.some((line) => /^message-id:/i.test(line)) ? [] : [`Message-ID: <mail-${sent}@client.example>`];
  const raw = rawMail([`From: ${from}`, `To: ${to}`, ...ids, ...headers], text);
  const bare = /<([^>]+)>/.exec(from)?.[1] ?? from;
  await sendTo(app.program.smtpPort ?? 0, { envelope: { from: given.envelopeFrom ?? bare, to: [to] }, raw });
  const rows = await app.sql<Row>(
    'select * from conversations.inbound_mail order by received_at desc, id desc limit 1',
  );
  const [row] = rows;
  if (!row) throw new Error('The mail was not stored.');
  return row;
}

const take = (id: string) =>
  runJob({ jobs: jobs.JOBS, platform: app.program.platform }, 'conversations.take-in-mail', { inboundMailId: id });

async function rowOf(id: string): Promise<Row> {
  const [row] = await app.sql<Row>('select * from conversations.inbound_mail where id = $1', [id]);
  if (!row) throw new Error('The mail is gone.');
  return row;
}

async function taken(given: Parameters<typeof send>[0]): Promise<Row> {
  const { id } = await send(given);
  await take(id);
  return rowOf(id);
}

const messagesIn = (caseId: string | null) =>
  app.sql<{ text: string; automatic: boolean; author_name: string }>(
    'select text, automatic, author_name from conversations.message where subject_id = $1 order by sent_at, id',
    [caseId],
  );

async function signed(caseId: string | null, recipient: string) {
  const keys = await mailKeys(app.program.platform);
  const about = { caseId: CaseId.parse(caseId), recipient, domain };
  return {
    replyTo: signReplyAddress(keys, { purpose: 'reply', ...about }),
    bounceTo: signReplyAddress(keys, { purpose: 'bounce', ...about }),
    messageId: signMessageId(keys, { ...about, messageId: '019ab000-0000-7000-8000-0000000000aa' }),
  };
}

describe('a mail that came in', () => {
  it('is stored whole, with its work queued, before it is acknowledged', async () => {
    const { id, state } = await send({ text: 'Kept as it came: ä' });
    expect(state).toBe('waiting');
    const [kept] = await app.sql<{ raw: Buffer; jobs: number }>(
      `select convert_from(c.bytes, 'utf8') as raw, (select count(*)::int from graphile_worker._private_jobs
         where key = 'take-in-mail:' || m.id) as jobs
       from conversations.inbound_mail m join platform.content c using (hash) where m.id = $1`,
      [id],
    );
    expect(kept?.raw).toContain('Kept as it came: ä');
    expect(kept?.jobs).toBe(1);
  });

  it('is not acknowledged when it cannot be stored', async () => {
    await app.sql('alter table conversations.inbound_mail rename to away');
    const refused = await send({}).catch((error: Error) => error.message);
    await app.sql('alter table conversations.away rename to inbound_mail');
    expect(refused).toMatch(/451/);
    const { state } = await send({});
    expect(state).toBe('waiting');
  });

  it('for somebody else is refused', async () => {
    await expect(send({ to: `nobody@${domain}` })).rejects.toThrow(/550/);
    await expect(send({ to: 'help@elsewhere.example' })).rejects.toThrow(/550/);
  });

  it('has one outcome and one message, however often and however parallel the job runs', async () => {
    const { id } = await send({ text: 'Once only.' });
    await Promise.all([take(id), take(id), take(id)]);
    await take(id);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: 'case', rule: 'new' });
    expect(await messagesIn(row.subject_id)).toHaveLength(1);
    const found = await app.sql("select from conversations.message where text = 'Once only.'");
    expect(found).toHaveLength(1);
  });

  it('is a duplicate when it comes again, also at the same moment', async () => {
    const headers = ['Subject: Twice', 'Message-ID: <twice@client.example>'];
    const rows = [await send({ headers }), await send({ headers }), await send({ headers })];
    await Promise.all(rows.map((row) => take(row.id)));
    const outcomes = await Promise.all(rows.map((row) => rowOf(row.id)));
    expect(outcomes.map((row) => row.state).toSorted()).toEqual(['case', 'duplicate', 'duplicate']);
    const first = outcomes.find((row) => row.state === 'case');
    expect(outcomes.filter((row) => row.state === 'duplicate').map((row) => row.duplicate_of)).toEqual([
      first?.id,
      first?.id,
    ]);
  });

  it('is found by the sweeper when its job was lost', async () => {
    const { id } = await send({});
    await app.sql("delete from graphile_worker._private_jobs where key = 'take-in-mail:' || $1", [id]);
    app.clock.forward(2 * MINUTE);
    expect((await sweepMail(systemContext(app.program.platform, 'test'))).inbound).toBeGreaterThan(0);
    const queued = await app.sql("select from graphile_worker._private_jobs where key = 'take-in-mail:' || $1", [id]);
    expect(queued).toHaveLength(1);
  });

  it('keeps the place at which it came when the queue is long and the sweeper comes by', async () => {
    const { id } = await send({});
    app.clock.forward(2 * MINUTE);
    await sweepMail(systemContext(app.program.platform, 'test'));
    const [place] = await app.sql<{ kept: boolean }>(
      `select j.run_at = m.received_at as kept from conversations.inbound_mail m
       join graphile_worker._private_jobs j on j.key = 'take-in-mail:' || m.id where m.id = $1`,
      [id],
    );
    expect(place?.kept).toBe(true);
  });

  it('keeps its attachments with the message, by what their bytes are', async () => {
    const { platform, smtpPort } = app.program;
    const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    await sendTo(smtpPort ?? 0, {
      from: MARIA,
      to: DESK_ADDRESS,
      subject: 'Two files',
      text: 'See both.',
      attachments: [
        { filename: 'screen.png', content: png },
        { filename: '../../evil.png', contentType: 'image/png', content: '<script>alert(1)</script>' },
      ],
    });
    const [row] = await app.sql<Row>(
      'select * from conversations.inbound_mail order by received_at desc, id desc limit 1',
    );
    await runJob({ jobs: jobs.JOBS, platform }, 'conversations.take-in-mail', { inboundMailId: row?.id });
    const files = await app.sql(
      `select f.name, f.media_type, f.audience from platform.file f
       join conversations.inbound_mail m on m.message_id = f.subject_id where m.id = $1 order by f.name`,
      [row?.id],
    );
    expect(files).toEqual([
      { name: 'evil.png', media_type: 'application/octet-stream', audience: 'customer' },
      { name: 'screen.png', media_type: 'image/png', audience: 'customer' },
    ]);
  });
});

describe('an answer', () => {
  it('of the participant to the address that was made for them goes into the case', async () => {
    const first = await taken({});
    const { replyTo } = await signed(first.subject_id, MARIA);
    const answer = await taken({ to: replyTo, text: 'It is the left one.' });
    expect(answer).toMatchObject({ state: 'reply', rule: 'reply-address', subject_id: first.subject_id });
    expect((await messagesIn(first.subject_id)).map(({ text }) => text)).toEqual([
      'It prints blank labels.',
      'It is the left one.',
    ]);
  });

  it('to our Message-ID goes into the case too', async () => {
    const first = await taken({});
    const { messageId } = await signed(first.subject_id, MARIA);
    const answer = await taken({ headers: ['Subject: Re: x', `In-Reply-To: ${messageId}`] });
    expect(answer).toMatchObject({ state: 'reply', rule: 'our-message-id', subject_id: first.subject_id });
  });

  it('by somebody who stole the address becomes a note that no customer reads', async () => {
    const first = await taken({});
    const { replyTo } = await signed(first.subject_id, MARIA);
    for (const from of ['thief@evil.example', PEOPLE.dora.email, PEOPLE.luc.email]) {
      const stolen = await taken({ from, to: replyTo, text: 'Send me everything.' });
      expect(stolen).toMatchObject({ state: 'reply', message_id: null, subject_id: first.subject_id });
      expect(stolen.note_id).not.toBeNull();
    }
    expect(await messagesIn(first.subject_id)).toHaveLength(1);
  });

  it('to a forged, foreign or shortened address is refused at the door', async () => {
    const first = await taken({});
    const { replyTo } = await signed(first.subject_id, MARIA);
    const other = replyTo.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@'));
    await expect(send({ to: other })).rejects.toThrow(/550/);
    await expect(send({ to: `reply+${first.subject_id}@${domain}` })).rejects.toThrow(/550/);
    await expect(send({ to: replyTo.replace(domain, 'elsewhere.example') })).rejects.toThrow(/550/);
  });

  it('that only knows the case’s number is a new case', async () => {
    const first = await taken({});
    const [known] = await app.sql<{ number: number }>('select number from cases.case where id = $1', [
      first.subject_id,
    ]);
    const answer = await taken({ headers: [`Subject: Re: [#${known?.number}] Label printer`] });
    expect(answer).toMatchObject({ state: 'case', rule: 'subject-tag' });
    expect(answer.subject_id).not.toBe(first.subject_id);
  });

  it('by a machine stands in the case as automatic and changes nothing', async () => {
    const first = await taken({});
    const { replyTo } = await signed(first.subject_id, MARIA);
    const before = await app.sql('select state, version from cases.case where id = $1', [first.subject_id]);
    const headers = ['Subject: Out of office', 'Auto-Submitted: auto-replied'];
    const away = await taken({ to: replyTo, headers, text: 'I am away.', envelopeFrom: '' });
    expect(away).toMatchObject({ state: 'automatic', subject_id: first.subject_id });
    expect((await messagesIn(first.subject_id)).at(-1)).toMatchObject({ text: 'I am away.', automatic: true });
    expect(await app.sql('select state, version from cases.case where id = $1', [first.subject_id])).toEqual(before);
  });
});

describe('words that wait in a case', () => {
  const { judgeMail, listMessages, listNotes, caseStory } = casesContract.endpoints;

  async function waiting(text: string) {
    const first = await taken({});
    const { replyTo } = await signed(first.subject_id, MARIA);
    const row = await taken({ from: 'Zoë Sand <zoe@sand.example>', to: replyTo, text });
    const caseId = CaseId.parse(first.subject_id);
    return { caseId, noteId: NoteId.parse(row.note_id) };
  }

  it('are shown to the team with why they wait, and the customer hears them when they are taken in', async () => {
    const params = await waiting('I sit next to Maria: it is the left printer.');
    const ayse = await app.as('ayse');
    const before = await ayse(listNotes, { params: { caseId: params.caseId } });
    expect(before.items.at(-1)).toMatchObject({
      author: { id: null, name: 'Zoë Sand' },
      pending: { address: 'zoe@sand.example', reason: 'someone-new', decision: 'waiting', decidedBy: null },
    });
    await ayse(judgeMail, { params, body: { decision: 'accept' } });
    const { items } = await ayse(listMessages, { params: { caseId: params.caseId } });
    expect(items.at(-1)).toMatchObject({
      author: { id: null, name: 'Zoë Sand' },
      text: 'I sit next to Maria: it is the left printer.',
      direction: 'from-customer',
      unverifiedSender: true,
    });
    const after = await ayse(listNotes, { params: { caseId: params.caseId } });
    expect(after.items.at(-1)?.pending).toMatchObject({ decision: 'accepted', decidedBy: PEOPLE.ayse.name });
    const maria = await app.as('maria');
    const mine = await maria(caseStory, { params: { caseId: params.caseId } });
    expect(JSON.stringify(mine)).toContain('it is the left printer');
  });

  it('stay a note when they are left aside, and are judged once', async () => {
    const params = await waiting('Ignore me.');
    const ayse = await app.as('ayse');
    await ayse(judgeMail, { params, body: { decision: 'refuse' } });
    const { items } = await ayse(listMessages, { params: { caseId: params.caseId } });
    expect(items.map(({ text }) => text)).not.toContain('Ignore me.');
    await expect(ayse(judgeMail, { params, body: { decision: 'accept' } })).rejects.toMatchObject({
      status: 409,
      code: 'mail.already-judged',
    });
    const [facts] = await app.sql<{ kinds: string[] }>(
      `select array_agg(kind order by sequence) as kinds from platform.fact where subject_id = $1 and kind like 'mail.%'`,
      [params.caseId],
    );
    expect(facts?.kinds).toEqual(['mail.pending', 'mail.refused']);
  });

  it('take their files with them, and customers cannot judge', async () => {
    const first = await taken({});
    const { replyTo } = await signed(first.subject_id, MARIA);
    const files = [{ filename: 'plan.txt', content: 'Hall 3' }];
    app.clock.forward(SECOND);
    await sendTo(app.program.smtpPort ?? 0, {
      from: 'zoe@sand.example',
      to: replyTo,
      subject: 'x',
      text: 'See it.',
      attachments: files,
    });
    const [{ id = '' } = {}] = await app.sql<Row>(
      'select * from conversations.inbound_mail order by received_at desc, id desc limit 1',
    );
    await take(id);
    const row = await rowOf(id);
    const params = { caseId: CaseId.parse(row.subject_id), noteId: NoteId.parse(row.note_id) };
    const maria = await app.as('maria');
    await expect(maria(judgeMail, { params, body: { decision: 'accept' } })).rejects.toMatchObject({ status: 403 });
    const ayse = await app.as('ayse');
    await ayse(judgeMail, { params, body: { decision: 'accept' } });
    const { items } = await ayse(listMessages, { params: { caseId: params.caseId } });
    expect(items.at(-1)?.files).toMatchObject([{ name: 'plan.txt', size: 6 }]);
  });
});

describe('a stranger', () => {
  it('gets a case of their own among the guests', async () => {
    const row = await taken({ from: 'Zoë Sand <zoe@sand.example>', text: 'Hello?' });
    expect(row.state).toBe('case');
    expect(await messagesIn(row.subject_id)).toMatchObject([{ text: 'Hello?', author_name: 'Zoë Sand' }]);
  });

  it('gets nothing by having another service’s codes sent here', async () => {
    const row = await taken({
      from: 'Slack <no-reply@slack.example>',
      headers: ['Subject: Confirm your e-mail address', 'Cc: attacker@evil.example'],
      text: 'Your confirmation code is 913-204',
    });
    expect(row).toMatchObject({ state: 'quarantine', rule: 'verification', subject_id: null });
  });
});

describe('quarantine', () => {
  it('holds what cannot be read, whole, and judges it anew when told to', async () => {
    const { id } = await send({ headers: ['Subject: None', 'From: second@sender.example'] });
    await take(id);
    expect(await rowOf(id)).toMatchObject({ state: 'quarantine', rule: 'sender' });
    const again = await replayMail(systemContext(app.program.platform, 'test'), id);
    expect(again.ok).toBe(true);
    expect((await rowOf(id)).state).toBe('waiting');
    await take(id);
    expect((await rowOf(id)).state).toBe('quarantine');
  });

  it('shows an administrator what it holds and why, and judges what they choose by the rules of now', async () => {
    const { id } = await send({ from: PEOPLE.femi.email, text: 'May I ask again?' });
    await app.sql('update people.person set active = false where id = $1', [PEOPLE.femi.id]);
    await take(id);
    const { listIntake, judgeAnew } = conversationsContract.endpoints;
    const [admin, jan] = [await app.as('admin'), await app.as('jan')];
    const held = async () => (await admin(listIntake, { query: { outcome: 'quarantine' } })).items;
    expect((await held()).find((mail) => mail.id === id)).toMatchObject({ outcome: 'quarantine', rule: 'refused' });
    await app.sql('update people.person set active = true where id = $1', [PEOPLE.femi.id]);
    const params = { inboundMailId: id };
    await expect(jan(judgeAnew, { params })).rejects.toMatchObject({ status: 403 });
    await admin(judgeAnew, { params });
    await take(id);
    expect(await rowOf(id)).toMatchObject({ state: 'case' });
    expect((await held()).some((mail) => mail.id === id)).toBe(false);
    await expect(admin(judgeAnew, { params })).rejects.toMatchObject({ code: 'mail.not-in-quarantine' });
  });

  it('takes what the cases refuse, with their reason', async () => {
    await app.sql('update people.person set active = false where id = $1', [PEOPLE.femi.id]);
    const row = await taken({ from: PEOPLE.femi.email, text: 'I left, and still ask.' });
    expect(row).toMatchObject({ state: 'quarantine', rule: 'refused', reason: 'case.requester-inactive' });
  });

  it('takes what fails again and again', async () => {
    const { id } = await send({ text: 'Trouble.' });
    await app.sql('update conversations.inbound_mail set attempts = 10 where id = $1', [id]);
    await app.sql('alter table cases.case rename to away');
    await expect(take(id)).rejects.toThrow();
    expect((await rowOf(id)).state).toBe('waiting');
    await take(id);
    await app.sql('alter table cases.away rename to "case"');
    expect(await rowOf(id)).toMatchObject({ state: 'quarantine', rule: 'trouble' });
  });
});

describe('where a mail comes from', () => {
  const by = (address: string) => `Received: from mail.somewhere.example (mail [${address}]) by mx.${domain}; now`;
  const from = 'Bea <bea@bank.example>';

  it('is checked; who pretends to be somebody with a policy waits for a person', async () => {
    const row = await taken({ from, headers: [by('198.51.100.9'), 'Subject: Pay this'] });
    expect(row).toMatchObject({ state: 'quarantine', rule: 'authentication', reason: 'dmarc' });
    const [kept] = await app.sql('select authentication from conversations.inbound_mail where id = $1', [row.id]);
    expect(kept).toMatchObject({ authentication: { spf: 'fail', dmarc: 'fail', policy: 'reject', by: 'us' } });
  });

  it('is marked on the message where nobody proved it', async () => {
    const proven = await taken({ from, headers: [by('203.0.113.5'), 'Subject: Statement'] });
    const unproven = await taken({ headers: [by('203.0.113.5'), 'Subject: Label printer'] });
    const marks = await app.sql<{ unverified_sender: boolean }>(
      'select unverified_sender from conversations.message where id = any($1) order by sent_at',
      [[proven.message_id, unproven.message_id]],
    );
    expect(marks).toEqual([{ unverified_sender: false }, { unverified_sender: true }]);
  });
});

describe('the list of intake', () => {
  it('shows an administrator each mail with its outcome and the reason in their language', async () => {
    await taken({ headers: ['Subject: For the list'] });
    const admin = await app.as('admin');
    const { items } = await admin(conversationsContract.endpoints.listIntake, { query: { limit: 1 } });
    expect(items).toMatchObject([
      {
        from: MARIA,
        subject: 'For the list',
        outcome: 'case',
        rule: 'new',
        reason: 'It answers nothing that we know.',
      },
    ]);
  });

  it.each(['ayse', 'tom', 'grace', 'maria'] as const)('is closed to %s', async (name) => {
    const call = await app.as(name);
    await expect(call(conversationsContract.endpoints.listIntake, {})).rejects.toMatchObject({ status: 403 });
  });
});
