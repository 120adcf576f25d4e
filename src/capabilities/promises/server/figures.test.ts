import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarId, TeamId } from '#kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { ACCOUNTS, PEOPLE, type PersonName, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { promisesContract } from '../contract.ts';
import {
  confirmPromise,
  fulfilPromise,
  type NewPromise,
  openPromisesAbout,
  type PromiseRecord,
  renegotiatePromise,
  withdrawPromise,
} from '../index.ts';
import { aCallback, always, must, promised, within } from '../testing/promise-keeping.ts';

const { promiseFigures } = promisesContract.endpoints;
type Query = Partial<{ from: string; to: string; teamId: TeamId; groupBy: 'account' | 'team' | 'month' | 'kind' }>;

let app: TestApp;
let calendarId: CalendarId;
beforeAll(async () => {
  app = await startTestApp();
  calendarId = await always(app);
});
afterAll(() => app.stop());

const desk = { promisor: { kind: 'team', teamId: TEAMS.desk, personId: PEOPLE.ayse.id } as const };
const field = { promisor: { kind: 'team', teamId: TEAMS.field, personId: PEOPLE.femi.id } as const };

async function one(stated: Partial<NewPromise>): Promise<PromiseRecord> {
  const [made] = await promised(app, [aCallback(app, calendarId, stated)]);
  if (!made) throw new Error('Nothing was promised.');
  return made;
}

/** Delivers what was promised, as it is now. */
const deliver = ({ subject }: PromiseRecord) =>
  within(app, async (tx, context) => {
    const [promise] = await openPromisesAbout(tx, subject);
    if (!promise) throw new Error('Nothing is owed.');
    return must(await fulfilPromise(tx, context, promise, app.clock.now()));
  });

async function figures(name: PersonName, query: Query = {}) {
  const call = await app.as(name);
  return call(promiseFigures, { query });
}

/**
 * Due on Tuesday 24 November, by the desk for North: two kept at once, one kept after it was moved, one fixed and not
 * confirmed, one fixed and confirmed, one delivered 20 minutes late, one overdue for 40 minutes that nobody judged, one
 * withdrawn by the customer. By the field for South: one kept.
 */
async function aDay() {
  const kept = [await one(desk), await one({ ...desk, kind: 'next-update' })];
  const moved = await one(desk);
  const awaiting = await one({ ...desk, kind: 'resolve' });
  const confirmed = await one({ ...desk, kind: 'resolve' });
  const late = await one(desk);
  await one({ ...desk, terms: { kind: 'budget', ms: 30 * MINUTE } });
  const withdrawn = await one(desk);
  const south = await one({
    ...field,
    accountId: ACCOUNTS.south,
    promisee: { kind: 'person', personId: PEOPLE.dora.id },
  });
  const successor = await within(app, async (tx, context) => {
    must(await withdrawPromise(tx, context, withdrawn.id, { ground: 'customer-withdrew', reason: 'It works.' }));
    const to = { due: app.clock.now() + 2 * HOUR, reason: 'The part comes later.' };
    return must(await renegotiatePromise(tx, context, moved.id, to)).successor;
  });
  for (const promise of [...kept, awaiting, south, successor]) await deliver(promise);
  const met = await deliver(confirmed);
  const yes = { confirmed: true, at: app.clock.now() };
  await within(app, async (tx, context) => must(await confirmPromise(tx, context, met, yes)));
  app.clock.forward(30 * MINUTE);
  await app.judge();
  await deliver(late);
}

describe('the figures of promises', () => {
  test('are no data before anything was due', async () => {
    const { overall, items } = await figures('grace', { from: '2026-11-24', to: '2026-11-24', groupBy: 'team' });
    expect(overall).toMatchObject({ kept: null, confirmed: null, strict: null, lateBy: null });
    expect(overall.counts).toMatchObject({ kept: 0, broken: 0 });
    expect(items).toEqual([]);
  });

  test('are those that one counts by hand', async () => {
    await aDay();
    app.clock.forward(40 * MINUTE);
    const { overall, ...period } = await figures('grace');
    expect(period).toMatchObject({ from: '2025-11-25', to: '2026-11-24', timeZone: 'Europe/Berlin' });
    expect(overall.counts).toEqual({
      kept: 5,
      awaiting: 1,
      broken: 2,
      stillOwed: 1,
      renegotiated: 1,
      superseded: 0,
      withdrawn: 1,
    });
    expect(overall.kept).toMatchObject({ share: 6 / 8, n: 8 });
    expect(overall.confirmed).toMatchObject({ share: 5 / 7, n: 7 });
    expect(overall.strict).toMatchObject({ share: 5 / 9, n: 9 });
    expect(overall.renegotiationsPerPromise).toBe(1 / 8);
    // 20 and 40 minutes: the median lies between.
    expect(overall.lateBy).toEqual({ median: 30 * MINUTE, p90: 38 * MINUTE });
  });

  test('are told apart by team, account, kind and month', async () => {
    const byTeam = await figures('grace', { groupBy: 'team' });
    const kept = byTeam.items.map(({ key, figures: { counts } }) => [key, counts.kept, counts.broken]);
    expect(kept).toEqual([
      [TEAMS.desk, 4, 2],
      [TEAMS.field, 1, 0],
    ]);
    expect(byTeam.items.every(({ name }) => name !== null)).toBe(true);
    const byAccount = await figures('grace', { groupBy: 'account' });
    expect(byAccount.items.map(({ key }) => key)).toEqual([ACCOUNTS.north, ACCOUNTS.south]);
    const byKind = await figures('grace', { groupBy: 'kind' });
    expect(byKind.items.map(({ key }) => key)).toEqual(['callback', 'next-update', 'resolve']);
    expect((await figures('grace', { groupBy: 'month' })).items.map(({ key }) => key)).toEqual(['2026-11']);
  });

  test('belong to the day on which the promise was due in the organisation’s zone', async () => {
    app.clock.set(Date.UTC(2026, 10, 30, 22, 55));
    await deliver(await one(desk));
    app.clock.forward(DAY);
    const december = await figures('grace', { from: '2026-12-01', to: '2026-12-01' });
    expect(december.overall.kept).toMatchObject({ share: 1, n: 1 });
    expect((await figures('grace', { from: '2026-11-30', to: '2026-11-30' })).overall.kept).toBeNull();
  });

  test('reach as far as their reader: own teams for agents, all for managers, nothing for customers', async () => {
    expect((await figures('femi', { groupBy: 'team' })).items.map(({ key }) => key)).toEqual([TEAMS.field]);
    expect((await figures('femi', { teamId: TEAMS.desk })).overall.kept).toBeNull();
    expect((await figures('tom', { groupBy: 'team' })).items.map(({ key }) => key)).toEqual([TEAMS.desk]);
    await expect(figures('maria')).rejects.toMatchObject({ status: 403 });
  });
});
