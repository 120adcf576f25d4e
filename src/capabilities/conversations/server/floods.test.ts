import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GUESTS, organisation, saveOrganisation } from '#capabilities/people/index.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { DESK_ADDRESS, eventually, jobs, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import { conversationsContract } from '../contract.ts';
import { rawMail, runJob, sendTo } from '../testing/mail-desk.ts';
import { type Relay, startRelay } from '../testing/relay.ts';

const { listHeldMail, settleHeldMail, listStoppedAddresses, allowAddress } = conversationsContract.endpoints;

/** Whether a program has nothing left to do with mail, and nothing else that could lead to one. */
async function isQuiet(app: TestApp): Promise<boolean> {
  const rows = await app.sql(`
    select 1 from conversations.inbound_mail where state = 'waiting'
    union all select 1 from conversations.outbound_mail where state = 'queued'
    union all select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.run_at <= now() and t.identifier ~ '^(conversations|cases|people|after-fact)' and t.identifier !~ 'sweep|tidy'`);
  return rows.length === 0;
}

describe('one victim’s address', () => {
  const VICTIM = 'victim@elsewhere.example';
  let app: TestApp;
  let sink: MailSink;
  beforeAll(async () => {
    sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog(), keep: 20_000 });
    app = await startTestApp({ parts: { intake: true }, config: { mailOut: `smtp://127.0.0.1:${sink.port}` } });
  });
  afterAll(async () => {
    await app.stop();
    await sink.close();
  });
  const mailsTo = (address: string) => sink.list().filter(({ envelopeTo }) => envelopeTo.includes(address)).length;
  const run = (name: string, payload: unknown) =>
    runJob({ jobs: jobs.JOBS, platform: app.program.platform }, name, payload);

  it('gets one mail from 10,000 forms that ask for a link to sign in', async () => {
    const asked = { address: PEOPLE.maria.email, returnTo: null };
    for (let sent = 0; sent < 10_000; sent += 50) {
      await Promise.all(Array.from({ length: 50 }, () => run('people.send-sign-in-link', asked)));
    }
    expect(mailsTo(PEOPLE.maria.email)).toBe(1);
  }, 120_000);

  it('gets one mail from dozens of mails in its name, and no more when promises to it break', async () => {
    for (let sent = 0; sent < 60; sent += 1) {
      const heads = [`From: ${VICTIM}`, `Subject: Help ${sent}`, `Message-ID: <${sent}@elsewhere.example>`];
      const raw = rawMail(heads, `Nothing works at desk ${sent}.`);
      await sendTo(app.program.smtpPort ?? 0, { envelope: { from: VICTIM, to: [DESK_ADDRESS] }, raw });
    }
    const waiting = await app.sql<{ id: string }>(`select id from conversations.inbound_mail where state = 'waiting'`);
    for (const { id } of waiting) await run('conversations.take-in-mail', { inboundMailId: id });
    const out = () => app.sql<{ id: string }>(`select id from conversations.outbound_mail where state = 'queued'`);
    const sendAll = async () => {
      for (const { id } of await out()) await run('conversations.send-mail', { outboundMailId: id });
    };
    await sendAll();
    expect(mailsTo(VICTIM)).toBe(1);
    app.clock.forward(30 * MINUTE);
    await app.judge();
    const late = await app.sql<{ id: string }>('select id from cases."case" order by number');
    for (const { id } of late) await run('cases.tell-late', { caseId: id });
    await sendAll();
    expect(mailsTo(VICTIM)).toBe(1);
  }, 120_000);

  it('leaves what was held to an administrator, who lets one go and drops another', async () => {
    const admin = await app.as('admin');
    const { items } = await admin(listHeldMail, {});
    expect(items.length).toBeGreaterThan(5);
    expect(items[0]).toMatchObject({ to: VICTIM, cap: 'recipient' });
    const [one, another] = items;
    const decide = (mailId: string, what: 'release' | 'drop') =>
      admin(settleHeldMail, { params: { mailId }, body: { what, reason: 'looked at it' } });
    await decide(one?.id ?? '', 'release');
    await decide(another?.id ?? '', 'drop');
    await run('conversations.send-mail', { outboundMailId: one?.id ?? '' });
    expect(mailsTo(VICTIM)).toBe(2);
    expect((await admin(listHeldMail, {})).items).toHaveLength(items.length - 2);
    await expect(decide(another?.id ?? '', 'release')).rejects.toMatchObject({ code: 'mail.not-held' });
    const kinds = await app.sql<{ kind: string; actor_name: string }>(
      `select kind, actor_name from platform.fact where data ->> 'mailId' = any ($1) and kind <> 'mail.held' order by kind`,
      [[one?.id, another?.id]],
    );
    expect(kinds).toEqual([
      { kind: 'mail.delivery-failed', actor_name: PEOPLE.admin.name },
      { kind: 'mail.released', actor_name: PEOPLE.admin.name },
    ]);
    const ayse = await app.as('ayse');
    await expect(ayse(listHeldMail, {})).rejects.toMatchObject({ status: 403 });
  });

  it('is not held against the strangers who write honestly: each is told once that we have it', async () => {
    await app.sql(
      `insert into conversations.outbound_mail (id, account_id, purpose, recipient_address, recipient_name, language, content,
         message_id_header, state, queued_at, attempts, sender_address)
       select gen_random_uuid(), $1, 'auto-reply', 'guest' || n || '@crowd.example', 'A', 'en', '{}',
         '<' || gen_random_uuid() || '@x>', 'sent', $2::timestamptz, 1, $3 from generate_series(1, 1500) n`,
      [GUESTS, toIso(app.clock.now() - MINUTE), DESK_ADDRESS],
    );
    const honest = 'honest@crowd.example';
    const heads = [`From: ${honest}`, 'Subject: Help', 'Message-ID: <honest@crowd.example>'];
    const envelope = { from: honest, to: [DESK_ADDRESS] };
    await sendTo(app.program.smtpPort ?? 0, { envelope, raw: rawMail(heads, 'Nothing works here.') });
    const waiting = await app.sql<{ id: string }>(`select id from conversations.inbound_mail where state = 'waiting'`);
    for (const { id } of waiting) await run('conversations.take-in-mail', { inboundMailId: id });
    const out = await app.sql<{ id: string }>(`select id from conversations.outbound_mail where state = 'queued'`);
    for (const { id } of out) await run('conversations.send-mail', { outboundMailId: id });
    expect(mailsTo(honest)).toBe(1);
  });

  it('shows an address that was stopped, and takes mail again when somebody says why', async () => {
    await app.sql(
      `insert into conversations.failing_address (id, address, score, scored_at, stopped_at, words)
       values (gen_random_uuid(), $1, 1, now(), now(), '5.1.1')`,
      [PEOPLE.luc.email],
    );
    const admin = await app.as('admin');
    const { items } = await admin(listStoppedAddresses, {});
    expect(items).toMatchObject([{ address: PEOPLE.luc.email, words: '5.1.1' }]);
    const allow = () =>
      admin(allowAddress, { params: { addressId: items[0]?.id ?? '' }, body: { reason: 'The mailbox is back.' } });
    await allow();
    expect((await admin(listStoppedAddresses, {})).items).toEqual([]);
    await expect(allow()).rejects.toMatchObject({ code: 'mail.not-stopped' });
  });

  it('takes mail again when its person opens a link that was sent there', async () => {
    await app.sql(`update conversations.failing_address set stopped_at = now() where address = $1`, [PEOPLE.luc.email]);
    const before = mailsTo(PEOPLE.luc.email);
    await run('people.send-sign-in-link', { address: PEOPLE.luc.email, returnTo: null });
    expect(mailsTo(PEOPLE.luc.email)).toBe(before + 1);
    await app.cookieOf('luc');
    const subscription = app.program.platform.subscribers.byName.get('conversations.allow-proven-address');
    const context = systemContext(app.program.platform, 'test');
    const facts = await reading(context, (tx) => factsAbout(tx, 'person', PEOPLE.luc.id));
    const opened = facts.findLast(({ kind }) => kind === 'session.opened');
    if (!opened) throw new Error('Nobody opened the link.');
    await subscription?.after?.(context, opened);
    const admin = await app.as('admin');
    expect((await admin(listStoppedAddresses, {})).items).toEqual([]);
  });
});

describe('two Evenkeels that answer each other', () => {
  const OTHER = 'help@lagoon.example';
  /** What a bad gateway loses: everything by which machines know each other. */
  const MARKS = /^(auto-submitted|x-auto-response-suppress|x-evenkeel-loop|precedence):.*\r\n/gim;

  async function pair(tears: RegExp | null) {
    const ports = { here: 0, there: 0 };
    const toThere = await startRelay(() => ports.there, tears);
    const toHere = await startRelay(() => ports.here, tears);
    const start = (out: Relay) =>
      startTestApp({
        startsAt: 'real',
        parts: { intake: true, worker: true },
        config: { mailOut: `smtp://127.0.0.1:${out.port}` },
      });
    const here = await start(toThere);
    const there = await start(toHere);
    ports.here = here.program.smtpPort ?? 0;
    ports.there = there.program.smtpPort ?? 0;
    await transaction(systemContext(there.program.platform, 'test'), async (tx) =>
      saveOrganisation(tx, { ...(await organisation(tx)), deskAddresses: [OTHER] }),
    );
    const stop = () => Promise.all([here.stop(), there.stop(), toHere.close(), toThere.close()]);
    return { here, there, toHere, toThere, stop };
  }

  it.each([
    ['that know each other for machines', null],
    ['with a gateway between them that hides it', MARKS],
  ])(
    '%s, stop at two mails each',
    async (_, tears) => {
      const { here, there, toHere, toThere, stop } = await pair(tears);
      try {
        const heads = [`From: ${OTHER}`, 'Subject: Hello', 'Message-ID: <first@lagoon.example>'];
        const raw = rawMail(heads, 'Somebody wrote this in the name of the other desk.');
        await sendTo(here.program.smtpPort ?? 0, { envelope: { from: OTHER, to: [DESK_ADDRESS] }, raw });
        const quiet = async () => (await isQuiet(here)) && (await isQuiet(there));
        await eventually('the first answer', async () => toThere.passed.length > 0);
        await eventually('quiet', quiet);
        for (let hour = 0; hour < 3; hour += 1) {
          for (const app of [here, there]) {
            app.clock.forward(HOUR);
            await app.judge();
          }
          await eventually('quiet again', quiet);
        }
        expect(toThere.passed.length).toBeLessThanOrEqual(2);
        expect(toHere.passed.length).toBeLessThanOrEqual(2);
      } finally {
        await stop();
      }
    },
    120_000,
  );
});
