import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CalendarId } from '#kernel/ids.ts';
import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { eventually, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { fulfilPromise, type Keeper, type PromiseRecord, promisesAbout, startKeeper } from '../../index.ts';
import { aCallback, always, must, promised, within } from '../../testing/promise-keeping.ts';

let app: TestApp;
let keeper: Keeper;
let calendarId: CalendarId;
/** What the database calls now; this node's clock is moved away from it. */
let shared: Instant;
beforeAll(async () => {
  app = await startTestApp({ databaseClock: async () => shared });
  shared = app.clock.now();
  calendarId = await always(app);
  keeper = startKeeper(app.program.platform);
});
afterAll(async () => {
  await keeper.stop();
  await app.stop();
});

async function dueIn(minutes: number): Promise<PromiseRecord> {
  const terms = { kind: 'budget', ms: minutes * MINUTE } as const;
  const [made] = await promised(app, [aCallback(app, calendarId, { terms })]);
  if (!made) throw new Error('Nothing was promised.');
  return made;
}

const dueInTenMinutes = () => dueIn(10);

/** Time passes for the database and for this node alike. */
function pass(ms: number): void {
  shared += ms;
  app.clock.forward(ms);
  wake();
}

/** What was told of a promise after it was made, in order. */
const toldOf = async ({ id, subject }: PromiseRecord) =>
  (await within(app, (tx) => factsAbout(tx, subject.kind, subject.id)))
    .filter(({ kind, data }) => kind !== 'promise.made' && (data as { promiseId?: string }).promiseId === id)
    .map(({ kind }) => kind);

const stateOf = async ({ subject }: PromiseRecord) =>
  (await within(app, (tx) => promisesAbout(tx, subject)))[0]?.state ?? 'gone';
const ready = async () => (await fetch(`${app.program.address}/readyz`)).text();
const aheadNow = async () =>
  (await (await fetch(`${app.program.address}/metrics`)).text()).match(
    /^evenkeel_keeper_clock_ahead_seconds (.+)$/m,
  )?.[1];
const wake = () => app.program.platform.signals.wakeKeeper();

test('a clock that jumps an hour ahead breaks no promise, is said aloud, and is forgotten once it is right', async () => {
  const promise = await dueInTenMinutes();
  expect(await ready()).toBe('ready\n');
  app.clock.forward(HOUR);
  wake();
  await eventually('the node says what is wrong', async () =>
    (await ready()).includes('keeper: the clock here is 3600 s'),
  );
  expect(await aheadNow()).toBe('3600');
  expect(await stateOf(promise)).toBe('running');
  app.clock.forward(-HOUR);
  wake();
  await eventually('all is well', async () => (await ready()) === 'ready\n');
  expect(await stateOf(promise)).toBe('running');
});

test('a clock an hour behind judges nothing before its time, and each promise once it is right', async () => {
  const promise = await dueInTenMinutes();
  shared += 11 * MINUTE;
  app.clock.forward(-HOUR);
  wake();
  await eventually('the keeper has looked', async () => aheadNow().then((ahead) => Number(ahead) < -HOUR / 1000));
  expect(await stateOf(promise)).toBe('running');
  app.clock.forward(HOUR + 11 * MINUTE);
  wake();
  await eventually('the promise is broken', async () => (await stateOf(promise)) === 'broken');
});

test('of two nodes the one that is an hour ahead judges nothing, and the other each promise once', async () => {
  const [soon, later] = [await dueInTenMinutes(), await dueIn(40)];
  const platform = app.program.platform;
  const ahead = startKeeper({ ...platform, clock: () => app.clock.now() + HOUR });
  try {
    pass(11 * MINUTE);
    await eventually('the first is broken', async () => (await stateOf(soon)) === 'broken');
    await eventually('the node that is ahead has looked', async () =>
      (await ready()).includes('keeper: the clock here'),
    );
    expect(await toldOf(soon)).toEqual(['promise.broken']);
    expect(await toldOf(later)).toEqual([]);
    pass(30 * MINUTE);
    await eventually('the second is broken', async () => (await stateOf(later)) === 'broken');
    expect(await toldOf(later)).toEqual(['promise.broken']);
  } finally {
    await ahead.stop();
  }
});

test('every clock an hour back: nothing is told again, nothing is lost, and what falls due meanwhile is judged', async () => {
  const before = await dueInTenMinutes();
  pass(6 * MINUTE);
  await eventually('half of its time is told', async () => (await toldOf(before)).length === 1);
  pass(-HOUR);
  const meanwhile = await dueInTenMinutes();
  pass(11 * MINUTE);
  await eventually('the younger is broken', async () => (await stateOf(meanwhile)) === 'broken');
  expect(await stateOf(before)).toBe('running');
  pass(54 * MINUTE);
  await eventually('the older is broken', async () => (await stateOf(before)) === 'broken');
  await eventually('both are long overdue', async () => {
    pass(MINUTE);
    return (await toldOf(before)).length === 3 && (await toldOf(meanwhile)).length === 2;
  });
  expect(await toldOf(before)).toEqual(['promise.warned', 'promise.broken', 'promise.long-overdue']);
  expect(await toldOf(meanwhile)).toEqual(['promise.broken', 'promise.long-overdue']);
});

test('every clock an hour ahead and back: what was found broken too early is told once, and kept when delivered in time', async () => {
  const [delivered, late] = [await dueInTenMinutes(), await dueInTenMinutes()];
  pass(HOUR);
  await eventually('both are found broken', async () => {
    return (await stateOf(delivered)) === 'broken' && (await stateOf(late)) === 'broken';
  });
  pass(-HOUR);
  await within(app, async (tx, context) => {
    const [promise] = await promisesAbout(tx, delivered.subject);
    if (promise) must(await fulfilPromise(tx, context, promise, context.now));
  });
  pass(2 * HOUR);
  expect(await stateOf(delivered)).toBe('kept');
  const earlier = await dueInTenMinutes();
  pass(11 * MINUTE);
  await eventually('the keeper has looked again', async () => (await stateOf(earlier)) === 'broken');
  expect(await stateOf(delivered)).toBe('kept');
  expect(await toldOf(late)).toEqual(['promise.broken', 'promise.long-overdue']);
});

test('a few seconds are no trouble, and still nothing is judged ahead of the database', async () => {
  const promise = await dueInTenMinutes();
  shared += 10 * MINUTE;
  app.clock.forward(10 * MINUTE + 2000);
  wake();
  await eventually('the keeper has looked', async () => (await aheadNow()) === '2');
  expect(await ready()).toBe('ready\n');
  expect(await stateOf(promise)).toBe('running');
});
