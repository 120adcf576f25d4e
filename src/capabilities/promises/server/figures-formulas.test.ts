import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import type { CalendarId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { PEOPLE, SERVICES, startTestApp, TEAMS, type TestApp } from '#tests/harness/index.ts';
import { promisesContract } from '../contract.ts';
import { decideVoidPause } from '../domain/index.ts';
import {
  fulfilPromise,
  type NewPromise,
  openPromisesAbout,
  type PromiseRecord,
  pausePromise,
  promisesAbout,
  raisePromise,
  renegotiatePromise,
  resumePromise,
} from '../index.ts';
import { aCallback, always, must, promised, within } from '../testing/promise-keeping.ts';
import { settle } from './settle.ts';

const { promiseFigures } = promisesContract.endpoints;

let app: TestApp;
let calendarId: CalendarId;
beforeAll(async () => {
  app = await startTestApp();
  calendarId = await always(app);
});
afterAll(() => app.stop());

const nothingSaid = { byPromisee: [], toPromisee: [] };
let month = 0;

/** A month of its own for each formula, so that nobody counts what another made; answers how it is asked for. */
function aMonth(): { from: string; to: string } {
  month += 1;
  app.clock.set(Date.UTC(2027, month, 10, 9));
  const day = (date: number) => new Date(Date.UTC(2027, month, date)).toISOString().slice(0, 10);
  return { from: day(1), to: day(28) };
}

/** A fix by the desk within four hours of a clock that never stops, about a room. */
async function aFix(stated: Partial<NewPromise> = {}): Promise<PromiseRecord> {
  const fix = { kind: 'resolve', terms: { kind: 'budget', ms: 4 * HOUR }, serviceId: SERVICES.rooms } as const;
  const promisor = { kind: 'team', teamId: TEAMS.desk, personId: PEOPLE.ayse.id } as const;
  const [made] = await promised(app, [aCallback(app, calendarId, { ...fix, promisor, ...stated })]);
  if (!made) throw new Error('Nothing was promised.');
  return made;
}

const deliver = ({ subject }: Pick<PromiseRecord, 'subject'>) =>
  within(app, async (tx, context) => {
    const [promise] = await openPromisesAbout(tx, subject);
    if (!promise) throw new Error('Nothing is owed.');
    return must(await fulfilPromise(tx, context, promise, app.clock.now()));
  });

const move = ({ id }: PromiseRecord, later: number) =>
  within(app, async (tx, context) => {
    const to = { due: app.clock.now() + later, reason: 'The part comes later.' };
    return must(await renegotiatePromise(tx, context, id, to)).successor;
  });

const raise = (promise: PromiseRecord, budget: number) =>
  within(app, async (tx, context) =>
    must(
      await raisePromise(tx, context, promise, {
        terms: { kind: 'budget', ms: budget },
        calendarId: promise.calendarId,
        agreement: null,
        words: () => 'Sooner.',
        reason: 'It stops everybody.',
      }),
    ),
  );

const now = ({ subject }: PromiseRecord) =>
  within(app, async (tx) => {
    const last = (await promisesAbout(tx, subject)).at(-1);
    if (!last) throw new Error('Nothing was promised.');
    return last;
  });

/** Rests for so long, by the customer's own words. */
async function rest(promise: PromiseRecord, length: number): Promise<void> {
  await within(app, async (tx, context) => {
    const evidence = { kind: 'agreement', words: 'Later, please.', agreedAt: context.now } as const;
    const asked = { reason: 'customer-appointment', evidence, until: context.now + 5 * HOUR, urgent: false } as const;
    return must(await pausePromise(tx, context, promise, { ...asked, spoken: nothingSaid }));
  });
  app.clock.forward(length);
  const paused = await now(promise);
  await within(app, async (tx, context) =>
    must(
      await resumePromise(tx, context, paused, {
        occurredAt: context.now,
        cause: 'promisee-answered',
        spoken: nothingSaid,
      }),
    ),
  );
}

/** Says that the pause of a promise did not hold up. */
async function sayVoid(paused: PromiseRecord): Promise<void> {
  const promise = await now(paused);
  const wrong = { from: promise.pauses[0]?.from ?? 0, byId: PEOPLE.grace.id, reason: 'Nobody asked her.' };
  const decide = (known: PromiseRecord, calendar: CalendarVersion) =>
    decideVoidPause(known, { ...wrong, calendar }, app.clock.now());
  await within(app, async (tx, context) => must(await settle(tx, context, { promise, decide })));
}

async function figures(query: { from: string; to: string }, groupBy: 'none' | 'service' = 'none') {
  const grace = await app.as('grace');
  return grace(promiseFigures, { query: { ...query, groupBy } });
}

describe('each figure is its formula, counted by hand', () => {
  test('kept: in time out of what came due; what is overdue and nobody judged counts as broken', async () => {
    const period = aMonth();
    await deliver(await aFix());
    await aFix();
    app.clock.forward(4 * HOUR);
    // At its due moment itself it is not late yet.
    expect((await figures(period)).overall.kept).toMatchObject({ n: 1 });
    app.clock.forward(1);
    expect((await figures(period)).overall.kept).toMatchObject({ share: 1 / 2, n: 2 });
  });

  test('strict: a moved promise was not kept as first made, and neither was what it was moved to', async () => {
    const period = aMonth();
    await deliver(await aFix());
    await deliver(await move(await move(await aFix(), 5 * HOUR), 6 * HOUR));
    const { overall } = await figures(period);
    expect(overall.kept).toMatchObject({ share: 1, n: 2 });
    // One as first made; one in the end; two moments at which it was due before.
    expect(overall.strict).toMatchObject({ share: 1 / 4, n: 4 });
    expect(overall.renegotiationsPerPromise).toBe(2 / 2);
  });

  test('strict: what gave way to a sooner promise counts in neither column, and the chain as first made', async () => {
    const period = aMonth();
    await deliver(await raise(await aFix(), HOUR));
    const { overall } = await figures(period);
    expect(overall.counts).toMatchObject({ superseded: 1, renegotiated: 0 });
    expect(overall.kept).toMatchObject({ share: 1, n: 1 });
    expect(overall.strict).toMatchObject({ share: 1, n: 1 });
    expect(overall.supersededShare).toBe(1 / 2);
  });

  test('strict: a chain that was moved before it gave way was not kept as first made', async () => {
    const period = aMonth();
    const fix = await aFix();
    app.clock.forward(MINUTE);
    await deliver(await move(await raise(fix, 2 * HOUR), 3 * HOUR));
    expect((await figures(period)).overall.strict).toMatchObject({ share: 0, n: 2 });
  });

  test('late by: the middle of the broken ones, delivered or still owed', async () => {
    const period = aMonth();
    const [one, other] = [await aFix(), await aFix()];
    await aFix();
    app.clock.forward(4 * HOUR + 10 * MINUTE);
    await app.judge();
    await deliver(one);
    app.clock.forward(20 * MINUTE);
    await deliver(other);
    app.clock.forward(30 * MINUTE);
    // 10, 30 and 60 minutes.
    expect((await figures(period)).overall.lateBy).toEqual({ median: 30 * MINUTE, p90: 54 * MINUTE });
  });

  test('hold ratio: the open time that stood still, out of all; a pause that did not hold up is told apart', async () => {
    const period = aMonth();
    const [rested, doubted, plain] = [await aFix(), await aFix(), await aFix()];
    await aFix({ kind: 'next-update' });
    await rest(rested, HOUR);
    await rest(doubted, 2 * HOUR);
    app.clock.forward(HOUR);
    for (const fix of [rested, doubted, plain]) await deliver(fix);
    // Each was open for four hours; one of these and two of those stood still.
    const before = (await figures(period)).overall.hold;
    expect(before).toEqual({ share: 3 / 12, voidedShare: 0, rested: 2, n: 3 });
    await sayVoid(doubted);
    const after = (await figures(period)).overall.hold;
    expect(after).toEqual({ share: 1 / 12, voidedShare: 2 / 3, rested: 1, n: 3 });
  });

  test('no data is not 0: where nothing could rest, and where nothing came due', async () => {
    const period = aMonth();
    await deliver(await aFix({ kind: 'next-update' }));
    expect((await figures(period)).overall).toMatchObject({ kept: { share: 1 }, lateBy: null, hold: null });
    expect((await figures(aMonth())).overall).toMatchObject({
      kept: null,
      strict: null,
      renegotiationsPerPromise: null,
    });
  });

  test('by service: each in its own name, and what is about none apart', async () => {
    const period = aMonth();
    await deliver(await aFix());
    await deliver(await aFix({ serviceId: SERVICES.scanners }));
    const [unnamed] = await promised(app, [aCallback(app, calendarId)]);
    if (unnamed) await deliver(unnamed);
    const { items } = await figures(period, 'service');
    expect(
      items.map(({ key, name, figures: { counts } }) => [key, name !== null, counts.kept + counts.awaiting]),
    ).toEqual([
      [SERVICES.rooms, true, 1],
      [SERVICES.scanners, true, 1],
      [null, false, 1],
    ]);
    const grace = await app.as('grace');
    const narrowed = await grace(promiseFigures, { query: { ...period, serviceId: SERVICES.scanners } });
    expect(narrowed.overall.kept).toMatchObject({ n: 1 });
  });
});
