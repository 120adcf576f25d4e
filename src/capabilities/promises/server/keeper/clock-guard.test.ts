import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CalendarId } from '#kernel/ids.ts';
import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { eventually, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { type Keeper, type PromiseRecord, promisesAbout, startKeeper } from '../../index.ts';
import { aCallback, always, promised, within } from '../../testing/promise-keeping.ts';

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

async function dueInTenMinutes(): Promise<PromiseRecord> {
  const [made] = await promised(app, [aCallback(app, calendarId)]);
  if (!made) throw new Error('Nothing was promised.');
  return made;
}

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

test('a few seconds are no trouble, and still nothing is judged ahead of the database', async () => {
  const promise = await dueInTenMinutes();
  shared += 10 * MINUTE;
  app.clock.forward(10 * MINUTE + 2000);
  wake();
  await eventually('the keeper has looked', async () => (await aheadNow()) === '2');
  expect(await ready()).toBe('ready\n');
  expect(await stateOf(promise)).toBe('running');
});
