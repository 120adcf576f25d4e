import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '#capabilities/cases/index.ts';
import { runJob } from '#capabilities/conversations/testing/mail-desk.ts';
import type { CallInput } from '#kernel/call.ts';
import type { CaseId } from '#kernel/ids.ts';
import { DAY, MINUTE } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { DESK_ADDRESS, jobs, PEOPLE, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import { sitesContract } from '../contract.ts';
import { PER_ADDRESS } from '../domain/index.ts';
import { mayShowForm } from './operations/may-show.ts';

const c = sitesContract.endpoints;
const SITE = 'https://www.harbour.example';

let app: TestApp;
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog() });
  app = await startTestApp({ config: { mailOut: `smtp://127.0.0.1:${sink.port}` } });
  await (await app.as('admin'))(c.addSite, { body: { origin: SITE } });
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});

let newcomers = 0;
const newAddress = () => `newcomer${++newcomers}@else.example`;

function asked(given: Partial<NonNullable<CallInput<typeof c.askUs>['body']>> = {}) {
  const body = { at: SITE, name: 'Jo Newcomer', address: newAddress(), text: 'The lift is stuck.', ...given };
  return app.stranger(c.askUs, { body });
}

const mailsTo = (address: string) =>
  app.sql<{ id: string; state: string; said: string }>(
    'select id, state, content::text as said from conversations.outbound_mail where recipient_address = $1',
    [address],
  );

interface Opened {
  id: CaseId;
  channel: string;
  kind: string;
  requester: string;
  shown: boolean;
  due: Date;
}

/** The case as it stands, with by when its first word is promised. */
async function opened(number: number): Promise<Opened | undefined> {
  const [row] = await app.sql<Opened>(
    `select c.id, c.channel, c.kind, p.name as requester, c.colleagues_see as shown, pr.due from cases."case" c
     join people.person p on p.id = c.requester_id
     join promises.promise pr on pr.subject_id = c.id and pr.kind = 'first-response' where c.number = $1`,
    [number],
  );
  return row;
}

describe('the list of sites', () => {
  it('is kept by administrators, holds exact origins once, and remembers nothing that was taken off', async () => {
    const admin = await app.as('admin');
    const added = await admin(c.addSite, { body: { origin: ' HTTPS://Help.Harbour.example/ ' } });
    expect(added).toMatchObject({ origin: 'https://help.harbour.example', shows: true, version: 1 });
    const again = admin(c.addSite, { body: { origin: 'https://help.harbour.example:443' } });
    await expect(again).rejects.toMatchObject({ code: 'site.listed-already', status: 409 });
    await expect(admin(c.addSite, { body: { origin: 'https://*.harbour.example' } })).rejects.toMatchObject({
      code: 'site.not-an-origin',
    });
    const params = { siteId: added.id };
    const off = await admin(c.switchSite, { params, ifMatch: 1, body: { shows: false } });
    expect(off).toMatchObject({ shows: false, version: 2 });
    await expect(admin(c.switchSite, { params, ifMatch: 1, body: { shows: true } })).rejects.toMatchObject({
      status: 412,
    });
    await admin(c.removeSite, { params });
    await expect(admin(c.removeSite, { params })).rejects.toMatchObject({ status: 404 });
    const { items, snippet } = await admin(c.listSites, {});
    expect(items.map(({ origin }) => origin)).toEqual([SITE]);
    expect(snippet).toBe(`<script async src="${app.program.address}/ask-us.js"></script>`);
    await expect((await app.as('ayse'))(c.listSites, {})).rejects.toMatchObject({ status: 403 });
  });

  it('denies whoever is not on it, and tells the administrator who asked, at most 20 of them', async () => {
    const admin = await app.as('admin');
    const { platform } = app.program;
    expect(await mayShowForm(platform, SITE)).toBe(true);
    for (const at of ['', '*', "'self'", 'null', `${SITE}/`, SITE.toUpperCase(), 'http://www.harbour.example']) {
      expect(await mayShowForm(platform, at)).toBe(false);
    }
    for (let one = 0; one < 25; one++) {
      app.clock.forward(1000);
      expect(await mayShowForm(platform, `https://site${one}.else.example`)).toBe(false);
    }
    const last = 'https://site24.else.example';
    await mayShowForm(platform, last);
    app.clock.forward(2 * MINUTE);
    await mayShowForm(platform, last);
    const { turnedAway } = await admin(c.listSites, {});
    expect(turnedAway).toHaveLength(20);
    expect(turnedAway[0]).toMatchObject({ origin: last, times: 2 });
    const { id } = await admin(c.addSite, { body: { origin: last } });
    expect((await admin(c.listSites, {})).turnedAway.map(({ origin }) => origin)).not.toContain(last);
    expect(await mayShowForm(platform, last)).toBe(true);
    await admin(c.switchSite, { params: { siteId: id }, body: { shows: false } });
    expect(await mayShowForm(platform, last)).toBe(false);
    await admin(c.removeSite, { params: { siteId: id } });
  });
});

describe('asking on a site', () => {
  it('says by when somebody answers, and holds it', async () => {
    const form = await app.stranger(c.readForm, { query: { at: SITE } });
    expect(form.organisation).not.toBe('');
    const address = newAddress();
    const taken = await asked({ address });
    expect(taken).toEqual({ number: taken.number, by: form.by, url: `${app.program.address}/cases/${taken.number}` });
    const row = await opened(taken.number);
    expect(row).toMatchObject({ channel: 'site', requester: 'Jo Newcomer', shown: false });
    expect(row?.due.toISOString()).toBe(taken.by);
    const [mail] = await mailsTo(address);
    expect(mail?.said).toContain(SITE);
    expect(mail?.said).not.toMatch(/lift|Jo/);
    const told = await app.sql<{ kind: string }>('select kind from platform.fact where subject_id = $1', [row?.id]);
    expect(told.map(({ kind }) => kind)).toContain('site.asked');
  });

  it('names somebody for who is not sure whom to ask', async () => {
    const taken = await asked({ unsure: true });
    const form = await app.stranger(c.readForm, { query: { at: SITE, unsure: 'true' } });
    expect(taken.by).toBe(form.by);
    expect(await opened(taken.number)).toMatchObject({ kind: 'question' });
  });

  it('answers the same for an address that we know, whatever its account is owed', async () => {
    const { by } = await asked();
    const maria = await asked({ address: PEOPLE.maria.email.toUpperCase(), name: 'Somebody Else' });
    expect(Object.keys(maria)).toEqual(['number', 'by', 'url']);
    expect(maria.by).toBe(by);
    const row = await opened(maria.number);
    expect(row?.due.getTime()).toBeLessThanOrEqual(Date.parse(String(by)));
    expect(row).toMatchObject({ requester: PEOPLE.maria.name, shown: false });
  });

  it.each([
    ['is promised where it is sooner than what is owed', 5 * MINUTE, 'told'],
    ['adds nothing where more is owed', 30 * DAY, 'owed'],
  ] as const)('and what was told %s', async (_what, span, which) => {
    const { platform } = app.program;
    const toldBy = app.clock.now() + span;
    const known = { requesterId: PEOPLE.maria.id, kind: 'incident', text: 'It is dark.', channel: 'site' } as const;
    const made = await openCase(systemContext(platform, 'test'), {
      ...known,
      urgency: 'medium',
      contactedAt: app.clock.now(),
      toldBy,
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const row = await opened(made.value.number);
    if (which === 'told') expect(row?.due.getTime()).toBe(toldBy);
    else expect(row?.due.getTime()).toBeLessThan(toldBy);
  });

  it('writes once an hour to an address, however often a form names it, and takes in a few', async () => {
    const address = newAddress();
    const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => asked({ address })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(PER_ADDRESS.max);
    const refused = outcomes.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'site.asked-often', status: 429 });
    for (const { id } of await mailsTo(address)) {
      const { platform } = app.program;
      await runJob({ jobs: jobs.JOBS, platform }, 'conversations.send-mail', { outboundMailId: id });
    }
    expect(sink.list().filter(({ envelopeTo }) => envelopeTo.includes(address))).toHaveLength(1);
    expect((await mailsTo(address)).map(({ state }) => state).toSorted()).toEqual([
      ...Array.from({ length: PER_ADDRESS.max - 1 }, () => 'held'),
      'sent',
    ]);
  });

  it('is refused elsewhere, for our own address, and without words', async () => {
    for (const at of ['https://else.example', `${SITE}/`, '*']) {
      await expect(asked({ at })).rejects.toMatchObject({ code: 'site.not-listed', status: 403 });
      await expect(app.stranger(c.readForm, { query: { at } })).rejects.toMatchObject({ code: 'site.not-listed' });
    }
    await expect(asked({ address: DESK_ADDRESS })).rejects.toMatchObject({ code: 'site.own-address' });
    await expect(asked({ text: '  ' })).rejects.toMatchObject({ status: 422 });
    await expect(asked({ address: 'nobody' })).rejects.toMatchObject({ status: 422 });
  });
});
