import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueContract } from '#capabilities/catalogue/contract.ts';
import { noticesContract } from '#capabilities/notices/contract.ts';
import { promisesContract } from '#capabilities/promises/contract.ts';
import { type CaseId, PersonId } from '#kernel/ids.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import { eventually, PEOPLE, type PersonName, SERVICES, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { casesContract } from '../contract.ts';

const { ask, getCase, promiseCallback, take } = casesContract.endpoints;
const { listNotices, readNotices } = noticesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ parts: { worker: true } });
});
afterAll(() => app.stop());

interface Promised {
  readonly caseId: CaseId;
  readonly promiseId: string;
}

/** Maria (or Luc) asks, Ayse takes the case and promises to call within an hour. */
async function promised(asker: 'maria' | 'luc' = 'maria', text = 'The door does not open.'): Promise<Promised> {
  const customer = await app.as(asker);
  const ayse = await app.as('ayse');
  const { id } = await customer(ask, { body: { text, serviceId: SERVICES.rooms } });
  const params = { caseId: id };
  await ayse(take, { params });
  const body = { kind: 'callback', due: toIso(app.clock.now() + HOUR), text: 'We call you back.' } as const;
  const made = await ayse(promiseCallback, { params, body });
  return { caseId: id, promiseId: made.promises.find(({ kind }) => kind === 'callback')?.id ?? '' };
}

/** Time passes, the keeper judges, and what follows from it is done. */
async function pass(ms: number): Promise<void> {
  app.clock.forward(ms);
  await app.judge();
  await eventually('the jobs are done', async () => {
    const waiting = await app.sql(`select from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier in ('cases.climb-ladder', 'cases.tell-late')`);
    return waiting.length === 0;
  });
}

const told = async (name: PersonName) => (await app.as(name))(listNotices, {});
const aboutCall = async (name: PersonName) =>
  (await told(name)).items.filter(({ news }) => 'promise' in news && news.promise.includes('call'));

async function toCustomer({ caseId }: Promised): Promise<string[]> {
  const rows = await app.sql<{ text: string }>(
    `select text from conversations.message where subject_id = $1 and direction = 'to-customer' order by sent_at`,
    [caseId],
  );
  return rows.map(({ text }) => text);
}

describe('a promise that comes near its due moment', () => {
  test('is told to its owner, then to the lead, each time with the reason, and never twice', async () => {
    const { caseId } = await promised();
    await pass(31 * MINUTE);
    const [half] = await aboutCall('ayse');
    expect(half).toMatchObject({ news: { kind: 'promise-near', level: 50, as: 'assignee' }, read: false });
    expect(half?.title).toBe('The door does not open');
    expect(half?.href).toBe(`/desk/case/${(await (await app.as('ayse'))(getCase, { params: { caseId } })).number}`);
    expect(await aboutCall('tom')).toEqual([]);
    await pass(24 * MINUTE);
    expect((await aboutCall('tom'))[0]?.news).toMatchObject({ kind: 'promise-near', level: 90, as: 'lead' });
    expect(await aboutCall('ayse')).toHaveLength(1);
    expect(await aboutCall('grace')).toEqual([]);
    await app.judge();
    expect(await aboutCall('tom')).toHaveLength(1);
  });

  test('is told to the manager too when it breaks, and the one notice about it becomes new again', async () => {
    const ayse = await app.as('ayse');
    expect((await ayse(readNotices, { body: {} })).unread).toBe(0);
    await pass(6 * MINUTE);
    expect((await aboutCall('ayse'))[0]).toMatchObject({ news: { kind: 'promise-broken', as: 'owner' }, read: false });
    expect((await aboutCall('grace'))[0]?.news).toMatchObject({ kind: 'promise-broken', as: 'manager' });
    expect(await aboutCall('ayse')).toHaveLength(1);
  });

  test('is told to the manager a second time when nobody answers for the service, and to nobody else', async () => {
    await (await app.as('ayse'))(readNotices, { body: {} });
    await pass(14 * MINUTE - 1);
    expect((await aboutCall('grace'))[0]?.news.kind).toBe('promise-broken');
    await pass(1);
    expect(await aboutCall('grace')).toMatchObject([
      { news: { kind: 'promise-long-overdue', as: 'manager' }, read: false },
    ]);
    expect((await aboutCall('ayse'))[0]).toMatchObject({ news: { kind: 'promise-broken' }, read: true });
  });

  test('is nobody’s business who has nothing to do with it', async () => {
    expect((await told('femi')).items).toEqual([]);
    const maria = await app.as('maria');
    await expect(maria(listNotices, {})).rejects.toMatchObject({ status: 403 });
  });
});

describe('a service that somebody answers for', () => {
  async function answeredFor(ownerId: string | null): Promise<void> {
    const { changeService, listAllServices } = catalogueContract.endpoints;
    const admin = await app.as('admin');
    const { items } = await admin(listAllServices, {});
    for (const { id, version: ifMatch, name, teamId } of items.filter((one) => one.id === SERVICES.rooms)) {
      const body = { name, teamId, ownerId: ownerId === null ? null : PersonId.parse(ownerId) };
      await admin(changeService, { params: { serviceId: id }, ifMatch, body });
    }
  }
  beforeAll(() => answeredFor(PEOPLE.femi.id));
  afterAll(() => answeredFor(null));

  test('has them told of what is long overdue, and the manager only of the break', async () => {
    await promised('maria', 'The camera is dark.');
    await (await app.as('grace'))(readNotices, { body: {} });
    await pass(61 * MINUTE);
    expect(await aboutCall('femi')).toEqual([]);
    await pass(14 * MINUTE);
    expect(await aboutCall('femi')).toMatchObject([
      { title: 'The camera is dark', news: { kind: 'promise-long-overdue', as: 'service-owner' } },
    ]);
    const camera = (await aboutCall('grace')).find(({ title }) => title === 'The camera is dark');
    expect(camera?.news.kind).toBe('promise-broken');
  });

  test('does not have them told of what was delivered before', async () => {
    const { promiseId } = await promised('maria', 'The speaker hums.');
    await pass(61 * MINUTE);
    await (await app.as('ayse'))(promisesContract.endpoints.fulfil, { params: { promiseId }, body: {} });
    await pass(HOUR);
    expect((await aboutCall('femi')).map(({ title }) => title)).toEqual(['The camera is dark']);
  });
});

describe('a customer whose promise broke', () => {
  test('is told in their case and by mail, in their language, once, with who works on it', async () => {
    const theirs = await promised('luc');
    await pass(61 * MINUTE);
    const [words, ...more] = await toCustomer(theirs);
    expect(more).toEqual([]);
    expect(words).toContain('Wir haben Ihnen gesagt: „We call you back.“');
    expect(words).toContain('Ayse Yildiz arbeitet daran.');
    const mails = await app.sql(
      `select 1 from conversations.outbound_mail where subject_id = $1 and purpose = 'notice'`,
      [theirs.caseId],
    );
    expect(mails).toHaveLength(1);
    await pass(MINUTE);
    expect(await toCustomer(theirs)).toHaveLength(1);
  });

  test('is told nothing more by us when we delivered before we could say it', async () => {
    const theirs = await promised();
    app.clock.forward(61 * MINUTE);
    const ayse = await app.as('ayse');
    await ayse(promisesContract.endpoints.fulfil, { params: { promiseId: theirs.promiseId }, body: {} });
    await pass(0);
    expect((await toCustomer(theirs)).join()).not.toContain('We call you back');
  });
});

describe('keepers that were away', () => {
  test('leave one summary for each person, and each customer is told once for their case', async () => {
    for (const name of ['ayse', 'grace'] as const) await (await app.as(name))(readNotices, { body: {} });
    const cases = [await promised(), await promised(), await promised()];
    await pass(3 * HOUR);
    const unread = (await told('ayse')).items.filter(({ read }) => !read);
    expect(unread).toHaveLength(1);
    expect(unread[0]?.news).toMatchObject({ kind: 'missed-while-away' });
    expect((await told('grace')).unread).toBe(1);
    for (const one of cases) {
      const words = await toCustomer(one);
      expect(words).toHaveLength(1);
      expect(words[0]).toContain('We call you back.');
    }
  });
});

test('keepers that were away while it became long overdue say so in their summary, to the manager alone', async () => {
  await promised('maria', 'The lamp flickers.');
  await pass(61 * MINUTE);
  for (const name of ['ayse', 'grace'] as const) await (await app.as(name))(readNotices, { body: {} });
  await pass(2 * HOUR);
  const unread = (await told('grace')).items.filter(({ read }) => !read);
  expect(unread).toMatchObject([{ news: { kind: 'missed-while-away', near: 0 } }]);
  const counts = unread.map(({ news }) => news.kind === 'missed-while-away' && news.longOverdue);
  expect(counts[0]).toBeGreaterThan(0);
  const ayse = (await told('ayse')).items.filter(({ read }) => !read).map(({ news }) => news);
  expect(ayse.every((news) => news.kind !== 'missed-while-away' || news.longOverdue === 0)).toBe(true);
});

describe('a promise of several hours', () => {
  test('is told again to who works on it when its last hour begins', async () => {
    const { caseId } = await promised('maria', 'The projector is loud.');
    const ayse = await app.as('ayse');
    const due = toIso(app.clock.now() + 6 * HOUR);
    const body = { kind: 'callback', due, text: 'We call about the projector.' } as const;
    await ayse(promiseCallback, { params: { caseId }, body });
    const own = async () =>
      (await told('ayse')).items.find(({ news }) => 'promise' in news && news.promise.includes('projector'))?.news;
    await pass(3 * HOUR);
    expect(await own()).toMatchObject({ level: 50 });
    await pass(1.5 * HOUR);
    expect(await own()).toMatchObject({ level: 75 });
    await pass(30 * MINUTE);
    expect(await own()).toMatchObject({ kind: 'promise-near', level: 'last-hour', as: 'owner' });
  });
});
