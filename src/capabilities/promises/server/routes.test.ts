import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casesContract } from '#capabilities/cases/contract.ts';
import { type AccountId, CalendarId, type CaseId, type PromiseId, type TeamId } from '#kernel/ids.ts';
import { HOUR, MINUTE, toIso } from '#kernel/time.ts';
import {
  ACCOUNTS,
  eventually,
  PEOPLE,
  type PersonName,
  SERVICES,
  startTestApp,
  TEAMS,
  type TestApp,
} from '#tests/harness/index.ts';
import { promisesContract } from '../contract.ts';

const cases = casesContract.endpoints;
const promises = promisesContract.endpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** A case of Maria's about a video room, taken by Ayse, who promised to call back within the hour. */
async function aCallback(service: keyof typeof SERVICES = 'rooms', agent: PersonName = 'ayse') {
  const maria = await app.as('maria');
  const { id } = await maria(cases.ask, { body: { text: 'No sound in the room.', serviceId: SERVICES[service] } });
  const call = await app.as(agent);
  await call(cases.take, { params: { caseId: id } });
  const due = toIso(app.clock.now() + HOUR);
  const detail = await call(cases.promiseCallback, {
    params: { caseId: id },
    body: { kind: 'callback', due, text: 'We will call you within the hour.' },
  });
  const promise = detail.promises.find(({ kind }) => kind === 'callback');
  if (!promise) throw new Error('No call back was promised.');
  return { caseId: id, promise, params: { promiseId: promise.id } };
}

async function idsFor(name: PersonName, query: { whose?: 'mine' | 'team' | 'all'; open?: string; subjectId?: string }) {
  const call = await app.as(name);
  const { items } = await call(promises.listPromises, { query });
  return items.map(({ id }) => id);
}

describe('one promise', () => {
  test('is seen by who may read its subject, and never was for anybody else', async () => {
    const { promise, params } = await aCallback();
    expect(await (await app.as('ayse'))(promises.getPromise, { params })).toEqual(promise);
    expect(await (await app.as('grace'))(promises.getPromise, { params })).toEqual(promise);
    await expect((await app.as('femi'))(promises.getPromise, { params })).rejects.toMatchObject({ status: 404 });
    await expect((await app.as('maria'))(promises.getPromise, { params })).rejects.toMatchObject({ status: 403 });
    await expect(app.stranger(promises.getPromise, { params })).rejects.toMatchObject({ status: 401 });
    const unknown = { promiseId: crypto.randomUUID() as PromiseId };
    await expect((await app.as('ayse'))(promises.getPromise, { params: unknown })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('is kept by hand when the act happened elsewhere, but no word is given by saying so', async () => {
    const { caseId, params } = await aCallback();
    const call = await app.as('ayse');
    const kept = await call(promises.fulfil, { params, body: {} });
    expect(kept).toMatchObject({ state: 'kept', fulfilledAt: toIso(app.clock.now()) });
    await expect(call(promises.fulfil, { params, body: {} })).rejects.toMatchObject({ code: 'promise.already-met' });
    const detail = await call(cases.getCase, { params: { caseId } });
    const word = detail.promises.find(({ kind }) => kind === 'first-response');
    if (!word) throw new Error('No first word was promised.');
    await expect(call(promises.fulfil, { params: { promiseId: word.id }, body: {} })).rejects.toMatchObject({
      code: 'promise.needs-a-word',
      status: 409,
    });
  });

  test('is moved before it is due, by who saw its present version', async () => {
    const { promise, params } = await aCallback();
    const call = await app.as('ayse');
    const body = { due: toIso(app.clock.now() + 2 * HOUR), reason: 'The room is in use.' };
    await expect(call(promises.renegotiate, { params, body, ifMatch: promise.version + 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
      status: 412,
    });
    const successor = await call(promises.renegotiate, { params, body, ifMatch: promise.version });
    expect(successor).toMatchObject({ state: 'running', due: body.due, predecessorId: promise.id });
    expect(await call(promises.getPromise, { params })).toMatchObject({
      state: 'renegotiated',
      movedTo: body.due,
      reason: 'The room is in use.',
    });
    await expect(call(promises.renegotiate, { params, body })).rejects.toMatchObject({ code: 'promise.not-running' });
    const past = { ...body, due: toIso(app.clock.now() - MINUTE) };
    const next = { promiseId: successor.id };
    await expect(call(promises.renegotiate, { params: next, body: past })).rejects.toMatchObject({ status: 422 });
  });

  test('is withdrawn on a ground that holds up, by agents and leads alone', async () => {
    const { params } = await aCallback();
    const body = { ground: 'made-in-error', reason: 'She asked for a mail instead.' } as const;
    await expect((await app.as('grace'))(promises.withdraw, { params, body })).rejects.toMatchObject({ status: 403 });
    await expect((await app.as('femi'))(promises.withdraw, { params, body })).rejects.toMatchObject({ status: 404 });
    expect(await (await app.as('tom'))(promises.withdraw, { params, body })).toMatchObject({
      state: 'withdrawn',
      reason: 'She asked for a mail instead.',
    });
  });
});

describe('lists', () => {
  test('and items agree on who may read what', async () => {
    const room = await aCallback();
    const scanner = await aCallback('scanners', 'femi');
    const everybody: PersonName[] = ['ayse', 'jan', 'tom', 'femi', 'grace', 'admin'];
    for (const name of everybody) {
      const call = await app.as(name);
      const listed = await idsFor(name, { whose: 'all' });
      for (const { params } of [room, scanner]) {
        const seen = await call(promises.getPromise, { params }).then(
          () => true,
          () => false,
        );
        expect([name, listed.includes(params.promiseId)]).toEqual([name, seen]);
      }
    }
  });

  test('show mine, my team’s, or one subject’s', async () => {
    const { caseId, params } = await aCallback();
    expect(await idsFor('ayse', {})).toContain(params.promiseId);
    expect(await idsFor('jan', {})).not.toContain(params.promiseId);
    expect(await idsFor('jan', { whose: 'team' })).toContain(params.promiseId);
    expect(await idsFor('femi', { whose: 'team' })).not.toContain(params.promiseId);
    const call = await app.as('grace');
    const query = { whose: 'all', subjectKind: 'case', subjectId: caseId } as const;
    const { items } = await call(promises.listPromises, { query });
    expect(new Set(items.map(({ subject }) => subject.id))).toEqual(new Set<CaseId>([caseId]));
  });

  test('are what is owed, next due first; late ones stay until they are delivered', async () => {
    const { params } = await aCallback();
    const call = await app.as('ayse');
    const { items } = await call(promises.listPromises, { query: { limit: 200 } });
    expect(items.map(({ due }) => due)).toEqual(items.map(({ due }) => due).sort());
    app.clock.forward(2 * HOUR);
    await app.judge();
    expect(await idsFor('ayse', {})).toContain(params.promiseId);
    await call(promises.fulfil, { params, body: {} });
    expect(await idsFor('ayse', {})).not.toContain(params.promiseId);
    expect(await idsFor('ayse', { open: 'false' })).toContain(params.promiseId);
  });

  test('say what each promise is about and to whom it was given, and are narrowed by what it is', async () => {
    const { params } = await aCallback();
    const call = await app.as('ayse');
    const listed = async (query: { kind?: 'callback' | 'resolve'; teamId?: TeamId; accountId?: AccountId }) => {
      const { items } = await call(promises.listPromises, { query: { whose: 'all', ...query } });
      return items.filter(({ id }) => id === params.promiseId);
    };
    const [row] = await listed({ kind: 'callback' });
    const found = row?.about?.number ?? 0;
    expect(row).toMatchObject({
      account: { id: ACCOUNTS.north },
      promisee: { person: { id: PEOPLE.maria.id }, account: null, team: null },
      about: { title: 'No sound in the room', href: `/desk/case/${found}` },
    });
    expect(found).toBeGreaterThan(0);
    expect(await listed({ teamId: TEAMS.desk, accountId: ACCOUNTS.north })).toHaveLength(1);
    expect(await listed({ kind: 'resolve' })).toEqual([]);
    expect(await listed({ teamId: TEAMS.field })).toEqual([]);
    expect(await listed({ accountId: ACCOUNTS.south })).toEqual([]);
  });

  test('go on page by page without a gap or a double', async () => {
    const all = await idsFor('grace', { whose: 'all' });
    const call = await app.as('grace');
    const paged: string[] = [];
    let cursor: string | undefined;
    await eventually('the last page', async () => {
      const query = { whose: 'all', limit: 2, ...(cursor ? { cursor } : {}) } as const;
      const page = await call(promises.listPromises, { query });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
      return cursor === undefined;
    });
    expect(all.length).toBeGreaterThan(6);
    expect(paged).toEqual(all);
    await expect(call(promises.listPromises, { query: { cursor: 'nonsense' } })).rejects.toMatchObject({
      code: 'wrong-cursor',
    });
  });
});

describe('promises on a calendar', () => {
  test('are counted by the version that they keep', async () => {
    const { promise, params } = await aCallback();
    const [row] = await app.sql<{ calendarId: CalendarId; version: number }>(
      'select calendar_id as "calendarId", calendar_version as version from promises.promise where id = $1',
      [promise.id],
    );
    if (!row) throw new Error('The promise was not stored.');
    const admin = await app.as('admin');
    const counted = async () => {
      const { items } = await admin(promises.pinnedPromises, { params: { calendarId: row.calendarId } });
      return items.find(({ version }) => version === row.version)?.open ?? 0;
    };
    const before = await counted();
    await (await app.as('ayse'))(promises.fulfil, { params, body: {} });
    expect(before - (await counted())).toBe(1);
    const unknown = { params: { calendarId: CalendarId.parse(crypto.randomUUID()) } };
    expect(await admin(promises.pinnedPromises, unknown)).toEqual({ items: [] });
    await expect((await app.as('maria'))(promises.pinnedPromises, unknown)).rejects.toMatchObject({ status: 403 });
  });
});
