import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rawMail, runJob, sendTo } from '#capabilities/conversations/testing/mail-desk.ts';
import { noticesContract } from '#capabilities/notices/contract.ts';
import { judgeDue } from '#capabilities/promises/index.ts';
import { DAY, HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { type MailListener, startMailListener } from '#platform/mail/receive.ts';
import { mailSender } from '#platform/mail/send.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { jobs, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import { casesContract } from '../contract.ts';

const { ask, writeToUs, getCase, reply, caseHistory } = casesContract.endpoints;
const { listNotices } = noticesContract.endpoints;

let app: TestApp;
let sink: MailSink;
/** A mail server that knows nobody. */
let nobody: MailListener;
beforeAll(async () => {
  const log = silentLog();
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log });
  const common = { host: '127.0.0.1', port: 0, hostname: 'mx.example', log };
  nobody = await startMailListener({ ...common, accepts: () => false, store: async () => undefined });
  app = await startTestApp({ parts: { intake: true }, config: { mailOut: `smtp://127.0.0.1:${sink.port}` } });
});
afterAll(async () => {
  await app.stop();
  await Promise.all([sink.close(), nobody.close()]);
});
beforeEach(async () => {
  app.clock.set(app.clock.now() + DAY);
  // Each test begins with an address that takes mail.
  await app.sql('update conversations.failing_address set stopped_at = null, score = 0');
});

const platform = () => app.program.platform;

/** A case of Maria's that Ayse has answered; the mail still waits. */
async function answered() {
  const maria = await app.as('maria');
  const story = await maria(ask, { body: { text: 'The badge reader is dead.' } });
  app.clock.forward(10 * MINUTE);
  const by = toIso(app.clock.now() + 3 * HOUR);
  const params = { caseId: story.id };
  const ayse = await app.as('ayse');
  const body = { text: 'We look at it now.', next: { follow: 'next-word' as const, by } };
  await ayse(reply, { params, body });
  app.clock.forward(MINUTE);
  return { params, ayse, maria };
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly message_id_header: string;
}

async function mailsOf(caseId: string): Promise<Row[]> {
  return app.sql<Row>('select * from conversations.outbound_mail where subject_id = $1 order by queued_at, id', [
    caseId,
  ]);
}

async function send(caseId: string, through = platform()): Promise<void> {
  for (const { id, state } of await mailsOf(caseId)) {
    if (state !== 'queued') continue;
    await runJob({ jobs: jobs.JOBS, platform: through }, 'conversations.send-mail', { outboundMailId: id });
  }
}

/** What the recipient's mail server writes to the bounce address of the last mail. */
async function report(header: string, { action, status }: { action: string; status: string }): Promise<void> {
  const lines = [
    ...['--r', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
    ...[`Final-Recipient: rfc822; ${PEOPLE.maria.email}`, `Action: ${action}`, `Status: ${status}`, ''],
    ...['--r', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${header}`, '', '--r--', ''],
  ];
  const heads = [
    'From: mailer-daemon@mx.example',
    'Subject: Undelivered',
    `Message-ID: <${action}.${header.slice(60)}`,
  ];
  const raw = rawMail(heads, lines.join('\r\n')).replace(
    'text/plain; charset=utf-8',
    'multipart/report; report-type=delivery-status; boundary=r',
  );
  const sent = await Promise.all(sink.list().map((one) => sink.get(one.id)));
  const to = sent.find((one) => one?.mail?.messageId === header)?.envelopeFrom ?? '';
  await sendTo(app.program.smtpPort ?? 0, { envelope: { from: '', to: [to] }, raw });
  for (const { id } of await app.sql<{ id: string }>(
    `select id from conversations.inbound_mail where state = 'waiting'`,
  )) {
    await runJob({ jobs: jobs.JOBS, platform: platform() }, 'conversations.take-in-mail', { inboundMailId: id });
  }
}

/** The same, when the mail was delivered to a server that found out later that it knows nobody of that name. */
async function bounced() {
  const given = await answered();
  await send(given.params.caseId);
  const [mail] = await mailsOf(given.params.caseId);
  await report(mail?.message_id_header ?? '', { action: 'failed', status: '5.1.1' });
  return given;
}

const stateOf = (detail: { promises: { kind: string; state: string }[] }, kind: string) =>
  detail.promises.find((one) => one.kind === kind)?.state;

describe('a word whose mail came back', () => {
  it('keeps no promise, and the case says that its customer was not reached', async () => {
    const { ayse, params } = await answered();
    await send(params.caseId);
    const before = await ayse(getCase, { params });
    expect([stateOf(before, 'first-response'), before.unreached, before.unanswered]).toEqual(['kept', null, false]);
    const [mail] = await mailsOf(params.caseId);
    await report(mail?.message_id_header ?? '', { action: 'failed', status: '5.1.1' });
    const after = await ayse(getCase, { params });
    expect(stateOf(after, 'first-response')).toBe('running');
    expect(after).toMatchObject({ unanswered: true, unreached: { address: PEOPLE.maria.email } });
    const { items } = await ayse(caseHistory, { params });
    expect(items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['mail.delivery-failed', 'promise.corrected', 'case.not-reached']),
    );
  });

  it('is broken at its due moment where that has passed', async () => {
    const { ayse, params } = await answered();
    await send(params.caseId);
    app.clock.forward(DAY);
    const [mail] = await mailsOf(params.caseId);
    await report(mail?.message_id_header ?? '', { action: 'failed', status: '5.1.1' });
    const first = (await ayse(getCase, { params })).promises.find(({ kind }) => kind === 'first-response');
    expect(first?.state).toBe('broken');
  });

  it('tells the owner once, with the reason why they', async () => {
    const { ayse, params } = await bounced();
    const number = (await ayse(getCase, { params })).number;
    const about = async () => (await ayse(listNotices, {})).items.filter(({ href }) => href === `/desk/case/${number}`);
    expect(await about()).toMatchObject([
      { news: { kind: 'customer-not-reached', customer: PEOPLE.maria.name, address: PEOPLE.maria.email, as: 'owner' } },
    ]);
    const by = toIso(app.clock.now() + 4 * HOUR);
    await ayse(reply, { params, body: { text: 'Are you there?', next: { follow: 'next-word', by } } });
    app.clock.forward(MINUTE);
    await send(params.caseId);
    expect(await about()).toHaveLength(1);
  });

  it('is followed by no other mail to that address', async () => {
    const { ayse, params } = await bounced();
    const before = sink.list().length;
    const by = toIso(app.clock.now() + 4 * HOUR);
    await ayse(reply, { params, body: { text: 'Are you there?', next: { follow: 'next-word', by } } });
    await send(params.caseId);
    expect(sink.list()).toHaveLength(before);
    expect((await mailsOf(params.caseId)).map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(stateOf(await ayse(getCase, { params }), 'first-response')).toBe('running');
  });

  it('is said again by telephone, which keeps the promise and reaches the customer', async () => {
    const { ayse, params } = await bounced();
    const mails = await mailsOf(params.caseId);
    const by = toIso(app.clock.now() + 2 * HOUR);
    const body = { text: 'Told her that we are on it.', next: { follow: 'next-word' as const, by } };
    const { case: reached } = await ayse(reply, { params, body: { ...body, spoken: 'phone' } });
    expect(reached.unreached).toBeNull();
    expect(stateOf(reached, 'first-response')).toBe('kept');
    expect(await mailsOf(params.caseId)).toHaveLength(mails.length);
  });

  it('has reached a customer who answers on the portal', async () => {
    const { ayse, maria, params } = await bounced();
    await maria(writeToUs, { params, body: { text: 'I read it here.' } });
    expect((await ayse(getCase, { params })).unreached).toBeNull();
  });

  it('is taken back as well when the mail was refused at once', async () => {
    const { ayse, params } = await answered();
    const refusing = mailSender({ url: `smtp://127.0.0.1:${nobody.port}` });
    await send(params.caseId, { ...platform(), mail: refusing });
    refusing.close();
    const detail = await ayse(getCase, { params });
    expect(detail.unreached).toMatchObject({ address: PEOPLE.maria.email });
    expect(stateOf(detail, 'first-response')).toBe('running');
  });
});

describe('a mail that is only late', () => {
  it('has not failed: nobody is told and no promise is touched', async () => {
    const { ayse, params } = await answered();
    await send(params.caseId);
    const [mail] = await mailsOf(params.caseId);
    await report(mail?.message_id_header ?? '', { action: 'delayed', status: '4.4.1' });
    const detail = await ayse(getCase, { params });
    expect([stateOf(detail, 'first-response'), detail.unreached]).toEqual(['kept', null]);
    expect((await mailsOf(params.caseId))[0]?.state).toBe('sent');
  });
});

describe('a case that is solved, and whose customer never heard it', () => {
  it('is not closed by their silence, but by it after they were told', async () => {
    const { ayse, params } = await answered();
    await send(params.caseId);
    await ayse(reply, { params, body: { text: 'It works when we test it.', next: { follow: 'resolves' } } });
    app.clock.forward(MINUTE);
    await send(params.caseId);
    const header = (await mailsOf(params.caseId))[1]?.message_id_header ?? '';
    await report(header, { action: 'failed', status: '5.1.1' });
    const resolvedAt = (await ayse(getCase, { params })).resolvedAt ?? '';
    const close = (at: string) =>
      runJob({ jobs: jobs.JOBS, platform: platform() }, 'cases.close-unconfirmed', {
        caseId: params.caseId,
        resolvedAt: at,
      });
    app.clock.forward(20 * DAY);
    await close(resolvedAt);
    expect((await ayse(getCase, { params })).state).toBe('resolved');
    const body = {
      text: 'Told her on the telephone.',
      next: { follow: 'resolves' as const },
      spoken: 'phone' as const,
    };
    const { case: told } = await ayse(reply, { params, body });
    expect(told).toMatchObject({ state: 'resolved', unreached: null, resolvedAt: toIso(app.clock.now()) });
    app.clock.forward(20 * DAY);
    await close(told.resolvedAt ?? '');
    expect((await ayse(getCase, { params })).state).toBe('closed');
  });
});

describe('a fix whose customer never heard of it', () => {
  /** Solved by mail, and the mail came back. */
  async function solvedUnheard() {
    const given = await answered();
    await send(given.params.caseId);
    await given.ayse(reply, {
      params: given.params,
      body: { text: 'It works when we test it.', next: { follow: 'resolves' } },
    });
    app.clock.forward(MINUTE);
    await send(given.params.caseId);
    const header = (await mailsOf(given.params.caseId))[1]?.message_id_header ?? '';
    await report(header, { action: 'failed', status: '5.1.1' });
    return given;
  }

  const fixOf = async ({ ayse, params }: Awaited<ReturnType<typeof answered>>) =>
    stateOf(await ayse(getCase, { params }), 'resolve');

  async function silence() {
    app.clock.forward(20 * DAY);
    await judgeDue(platform());
  }

  it('is not kept by their silence, but by it after they were told', async () => {
    const given = await solvedUnheard();
    await silence();
    expect(await fixOf(given)).toBe('met');
    const body = { text: 'Told her by telephone.', next: { follow: 'resolves' as const }, spoken: 'phone' as const };
    await given.ayse(reply, { params: given.params, body });
    app.clock.forward(DAY);
    await judgeDue(platform());
    expect(await fixOf(given)).toBe('met');
    await silence();
    expect(await fixOf(given)).toBe('kept');
    const { items } = await given.ayse(caseHistory, { params: given.params });
    const told = items.map(({ kind }) => kind).filter((kind) => /^promise\.(un)?heard$/.test(kind));
    expect(told.toSorted()).toEqual(['promise.heard', 'promise.unheard']);
  });

  it('may be said not to work, however late they come to know of it', async () => {
    const given = await solvedUnheard();
    await silence();
    await given.maria(writeToUs, { params: given.params, body: { text: 'I see it only now: it is still dead.' } });
    expect(['running', 'broken']).toContain(await fixOf(given));
    expect((await given.ayse(getCase, { params: given.params })).unreached).toBeNull();
  });

  it('has been told when it is said again to an address that takes mail', async () => {
    const given = await solvedUnheard();
    await app.sql('update conversations.failing_address set stopped_at = null, score = 0');
    const body = { text: 'It works again.', next: { follow: 'resolves' as const } };
    const { case: told } = await given.ayse(reply, { params: given.params, body });
    app.clock.forward(MINUTE);
    await send(given.params.caseId);
    expect(told.unreached).toBeNull();
    await silence();
    expect(await fixOf(given)).toBe('kept');
  });

  it('is unheard again when that mail comes back too', async () => {
    const given = await solvedUnheard();
    const body = { text: 'It works again.', next: { follow: 'resolves' as const } };
    await given.ayse(reply, { params: given.params, body });
    app.clock.forward(MINUTE);
    await send(given.params.caseId);
    await silence();
    expect(await fixOf(given)).toBe('met');
    expect((await given.ayse(getCase, { params: given.params })).unreached).not.toBeNull();
  });
});
