import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CalendarId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/time.ts';
import { factsAbout } from '#platform/read-facts.ts';
import { eventually, startTestApp, type TestApp } from '#tests/harness/index.ts';
import {
  fulfilPromise,
  judgeDue,
  type PromiseRecord,
  promisesAbout,
  promisesInTrouble,
  startKeeper,
  withdrawPromise,
} from '../../index.ts';
import { aCallback, always, aSubject, must, promised, within } from '../../testing/promise-keeping.ts';

let app: TestApp;
let calendarId: CalendarId;
beforeAll(async () => {
  app = await startTestApp();
  calendarId = await always(app);
});
afterAll(() => app.stop());

/** What is left of one test is not due in the next. */
afterEach(async () => {
  await app.sql('update promises.promise set wake_at = null');
});

/** Promises due within ten minutes, spread over a tenth as many subjects. */
async function many(count: number): Promise<PromiseRecord[]> {
  const subjects = Array.from({ length: Math.ceil(count / 10) }, aSubject);
  return promised(
    app,
    Array.from({ length: count }, (_, index) =>
      aCallback(app, calendarId, { subject: subjects[index % subjects.length] ?? aSubject() }),
    ),
  );
}

const one = async () => {
  const [made] = await many(1);
  if (!made) throw new Error('Nothing was promised.');
  return made;
};
const now = () => app.clock.now();
const platform = () => app.program.platform;
const inAnHour = () => now() + HOUR;

/** The promise as it stands, and the kinds of its facts. */
async function storyOf({ id, subject }: PromiseRecord) {
  const [promises, facts] = await within(app, async (tx) => [
    await promisesAbout(tx, subject),
    await factsAbout(tx, subject.kind, subject.id),
  ]);
  const own = facts.filter(({ data }) => (data as { promiseId?: string }).promiseId === id);
  return { promise: promises.find((promise) => promise.id === id), kinds: own.map(({ kind }) => kind) };
}

/** How many of these promises are broken at their due moment, and how many facts say so. */
async function judgedOf(promises: readonly PromiseRecord[]): Promise<{ broken: number; facts: number }> {
  const ids = promises.map(({ id }) => id);
  const [counted] = await app.sql<{ broken: number; facts: number }>(
    `select (select count(*)::int from promises.promise
        where id = any ($1) and state = 'broken' and broken_at = due and wake_at is null) as broken,
      (select count(*)::int from platform.fact
        where kind = 'promise.broken' and data->>'promiseId' = any ($1::text[])) as facts`,
    [ids],
  );
  return counted ?? { broken: 0, facts: 0 };
}

describe('judging what is due', () => {
  test('warns, breaks at the due moment, looks once more, and then lets the promise rest', async () => {
    const made = await one();
    expect(await judgeDue(platform(), { now: now() + 5 * MINUTE })).toBe(1);
    expect(await judgeDue(platform(), { now: now() + 5 * MINUTE })).toBe(0);
    expect(await judgeDue(platform(), { now: now() + 11 * MINUTE })).toBe(1);
    const longOverdue = made.due + 2.5 * MINUTE;
    expect((await storyOf(made)).promise).toMatchObject({ state: 'broken', brokenAt: made.due, wakeAt: longOverdue });
    expect(await judgeDue(platform(), { now: longOverdue - 1 })).toBe(0);
    expect(await judgeDue(platform(), { now: longOverdue })).toBe(1);
    expect(await judgeDue(platform(), { now: now() + 4 * HOUR })).toBe(0);
    const { promise, kinds } = await storyOf(made);
    expect(kinds).toEqual(['promise.made', 'promise.warned', 'promise.broken', 'promise.long-overdue']);
    expect(promise).toMatchObject({ brokenAt: made.due, wakeAt: null, warned: [50, 'long-overdue'] });
  });

  test('keeps a delivered fix when nobody objects in time', async () => {
    const [fix] = await promised(app, [aCallback(app, calendarId, { kind: 'resolve' })]);
    if (!fix) throw new Error('Nothing was promised.');
    const met = must(await within(app, (tx, context) => fulfilPromise(tx, context, fix, now())));
    expect(await judgeDue(platform(), { now: met.wakeAt ?? 0 })).toBe(1);
    const { promise, kinds } = await storyOf(fix);
    expect(kinds).toEqual(['promise.made', 'promise.met', 'promise.kept']);
    expect(promise).toMatchObject({ state: 'kept', closedAt: (met.wakeAt ?? 0) - 1, wakeAt: null });
  });

  test('judges each of 1,000 once, though three keepers are at it', async () => {
    const promises = await many(1000);
    const counts = await Promise.all([1, 2, 3].map(() => judgeDue(platform(), { now: inAnHour() })));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
    expect(await judgedOf(promises)).toEqual({ broken: 1000, facts: 1000 });
    expect(await app.sql('select * from platform.broken_chains()')).toEqual([]);
  });

  test('comes to the same when a person withdraws at that very moment', async () => {
    const promises = await many(40);
    const withdrawal = { ground: 'customer-withdrew', reason: 'It works by itself.' } as const;
    const [judged, withdrawn] = await Promise.all([
      judgeDue(platform(), { now: inAnHour() }),
      Promise.all(promises.map(({ id }) => within(app, (tx, context) => withdrawPromise(tx, context, id, withdrawal)))),
    ]);
    expect(withdrawn.every(({ ok }) => ok)).toBe(true);
    const { broken, facts } = await judgedOf(promises);
    expect([broken, facts]).toEqual([judged, judged]);
  });
});

describe('a clock that is wrong', () => {
  test('an hour ahead and back: what was called broken and is delivered in time is kept', async () => {
    const [early, late] = [await one(), await one()];
    expect(await judgeDue(platform(), { now: inAnHour() })).toBe(2);
    const { promise: broken } = await storyOf(early);
    if (!broken) throw new Error('The promise is gone.');
    must(await within(app, (tx, context) => fulfilPromise(tx, context, broken, now())));
    expect((await storyOf(early)).promise).toMatchObject({ state: 'kept', brokenAt: null, metAt: now() });
    expect((await storyOf(late)).promise).toMatchObject({ state: 'broken', brokenAt: late.due });
    expect(await judgeDue(platform(), { now: inAnHour() })).toBe(0);
  });

  test('an hour behind: nothing is judged, and once it is right, each exactly once', async () => {
    const promises = await many(20);
    expect(await judgeDue(platform(), { now: now() - HOUR })).toBe(0);
    expect(await judgeDue(platform(), { now: inAnHour() })).toBe(20);
    expect(await judgedOf(promises)).toEqual({ broken: 20, facts: 20 });
  });
});

describe('a promise that cannot be judged', () => {
  const spoil = (id: string) => app.sql('update promises.promise set calendar_version = 99 where id = $1', [id]);

  test('stops no other, is tried again later each time, shows as trouble, and is judged once it is healed', async () => {
    const promises = await many(60);
    const [bad, ...good] = promises;
    if (!bad) throw new Error('Nothing was promised.');
    await spoil(bad.id);
    const first = inAnHour();
    expect(await judgeDue(platform(), { now: first })).toBe(59);
    expect(await judgedOf(good)).toEqual({ broken: 59, facts: 59 });
    const trouble = async () => (await within(app, (tx) => promisesInTrouble(tx)))[0];
    expect(await trouble()).toMatchObject({ id: bad.id, failures: 1, nextTryAt: first + 30_000 });
    expect((await trouble())?.trouble).toContain('calendar version');
    await judgeDue(platform(), { now: first + 30_000 });
    expect(await trouble()).toMatchObject({ failures: 2, nextTryAt: first + 30_000 + 2 * MINUTE });
    await app.sql('update promises.promise set calendar_version = 1 where id = $1', [bad.id]);
    expect(await judgeDue(platform(), { now: first + HOUR })).toBe(1);
    expect(await trouble()).toBeUndefined();
    expect((await storyOf(bad)).kinds).toEqual(['promise.made', 'promise.broken', 'promise.long-overdue']);
  });
});

describe('somebody in the way', () => {
  let person: pg.Client;
  beforeAll(async () => {
    person = new pg.Client({ connectionString: app.ownerUrl });
    await person.connect();
  });
  afterAll(() => person.end());

  test('holds promises: the others are judged, and these as soon as they are free', async () => {
    const promises = await many(20);
    await person.query('begin');
    await person.query('select 1 from promises.promise where id = any ($1) for update', [
      promises.slice(0, 3).map(({ id }) => id),
    ]);
    expect(await judgeDue(platform(), { now: inAnHour() })).toBe(17);
    await person.query('rollback');
    expect(await judgeDue(platform(), { now: inAnHour() })).toBe(3);
    expect(await judgedOf(promises)).toEqual({ broken: 20, facts: 20 });
  });

  test('holds a case: the keeper yields, and nobody calls that trouble', async () => {
    const promises = await many(20);
    const [held] = promises;
    await person.query('begin');
    await person.query('select 1 from platform.fact_head where subject_id = $1 for update', [held?.subject.id]);
    expect(await judgeDue(platform(), { now: inAnHour() })).toBe(10);
    await person.query('rollback');
    expect(await judgeDue(platform(), { now: inAnHour() })).toBe(10);
    expect(await within(app, (tx) => promisesInTrouble(tx))).toEqual([]);
    expect(await judgedOf(promises)).toEqual({ broken: 20, facts: 20 });
  });

  test('ends the connection of a keeper: no promise is blamed for that, and the next look judges each', async () => {
    const promises = await many(20);
    await person.query('begin');
    await person.query('select 1 from platform.fact_head where subject_id = $1 for update', [promises[0]?.subject.id]);
    let looking = true;
    const looked = judgeDue(platform(), { now: inAnHour() }).then(String, String);
    void looked.finally(() => {
      looking = false;
    });
    while (looking) await app.cutWaiting();
    expect(await looked).toContain('terminat');
    await person.query('rollback');
    expect(await within(app, (tx) => promisesInTrouble(tx))).toEqual([]);
    expect(await judgeDue(platform(), { now: inAnHour() })).toBe(20);
    expect(await judgedOf(promises)).toEqual({ broken: 20, facts: 20 });
  });

  test('kills a keeper in the middle of its work: nothing of it happened, and the next judges each once', async () => {
    const promises = await many(20);
    await person.query('begin');
    await person.query('select 1 from platform.fact_head where subject_id = $1 for update', [promises[0]?.subject.id]);
    const node = await nodeAt(inAnHour());
    // It has claimed and saved, and waits for the chain that is held.
    await eventually('a keeper waits in the middle of its transaction', async () => {
      const waiting = await app.sql(
        `select 1 from pg_stat_activity where datname = current_database() and usename = 'evenkeel_app' and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await killed(node);
    const { broken, facts } = await judgedOf(promises);
    expect(facts).toBe(broken);
    await person.query('rollback');
    await eventually('what the dead keeper held is free', async () => {
      await judgeDue(platform(), { now: inAnHour() });
      return (await judgedOf(promises)).broken === 20;
    });
    expect(await judgedOf(promises)).toEqual({ broken: 20, facts: 20 });
  });
});

async function nodeAt(moment: number): Promise<ChildProcess> {
  const script = new URL('../../testing/keeper-process.ts', import.meta.url);
  const node = fork(script, [app.ownerUrl, String(moment)], { execArgv: [], stdio: 'ignore' });
  await once(node, 'message');
  return node;
}

async function killed(node: ChildProcess): Promise<void> {
  const gone = once(node, 'exit');
  node.kill('SIGKILL');
  await gone;
}

test('nodes that are killed at any moment leave each promise judged once', async () => {
  const promises = await many(600);
  for (const several of [0, 150]) {
    const nodes = await Promise.all([nodeAt(inAnHour()), nodeAt(inAnHour())]);
    await eventually('some are judged', async () => (await judgedOf(promises)).broken > several);
    await Promise.all(nodes.map(killed));
    const { broken, facts } = await judgedOf(promises);
    expect(facts).toBe(broken);
  }
  await eventually('all are judged', async () => {
    await judgeDue(platform(), { now: inAnHour() });
    return (await judgedOf(promises)).broken === 600;
  });
  expect(await judgedOf(promises)).toEqual({ broken: 600, facts: 600 });
});

describe('a keeper that runs', () => {
  test('wakes for a promise that is due sooner than it looks, and notices moments late', async () => {
    const live = await startTestApp({ startsAt: 'real' });
    const keeper = startKeeper(live.program.platform);
    try {
      const calendar = await always(live);
      // By now the keeper sleeps: nothing is due.
      const terms = { kind: 'instant', due: live.clock.now() + 400 } as const;
      const [made] = await promised(live, [aCallback(live, calendar, { terms })]);
      if (!made) throw new Error('Nothing was promised.');
      await eventually(
        'the promise is broken',
        async () => (await within(live, (tx) => promisesAbout(tx, made.subject)))[0]?.state === 'broken',
      );
      expect(live.clock.now() - made.due).toBeLessThan(3000);
      const shown = await live.program.platform.metrics.registry.getSingleMetricAsString(
        'evenkeel_keeper_lateness_seconds',
      );
      expect(shown).toMatch(/evenkeel_keeper_lateness_seconds_count [1-9]/);
    } finally {
      await keeper.stop();
      await live.stop();
    }
  });
});
