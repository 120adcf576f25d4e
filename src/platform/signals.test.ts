import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { eventually, startTestApp, type TestApp } from '#tests/harness/index.ts';
import { type Hint, openSignals, type Signals } from './signals.ts';

let app: TestApp;
let signals: Signals;
const heard = { hints: [] as string[], gaps: 0, wakes: 0 };

beforeAll(async () => {
  app = await startTestApp();
  signals = openSignals(app.program.platform.database, app.program.platform.log);
  signals.onHints((hints) => heard.hints.push(...hints.map(({ id }) => id)));
  signals.onGap(() => {
    heard.gaps += 1;
  });
  signals.onKeeperWake(() => {
    heard.wakes += 1;
  });
  await eventually('the line listens', () => heardOf('first'));
});
afterAll(async () => {
  await signals.close();
  await app.stop();
});
beforeEach(() => {
  heard.gaps = 0;
  heard.wakes = 0;
});

const hint = (id: string): Hint => ({
  id,
  position: 1,
  kind: 'test.hint',
  subject: { kind: 'test', id },
  accountId: null,
  audience: 'team',
});

async function heardOf(id: string): Promise<boolean> {
  signals.announce([hint(id)]);
  return heard.hints.includes(id);
}

async function endThoseOf(server: pg.Client, database: string): Promise<number> {
  const ended = await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    database,
  ]);
  return ended.rowCount ?? 0;
}

/** Lets nobody into the test's database, ends who is there, and lets them in again after `work`. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const name = new URL(app.ownerUrl).pathname.slice(1);
  const server = new pg.Client({ connectionString: inject('serverUrl') });
  await server.connect();
  try {
    await server.query(`alter database ${name} allow_connections false`);
    await eventually('nobody is there', async () => (await endThoseOf(server, name)) === 0);
    await work();
  } finally {
    await server.query(`alter database ${name} allow_connections true`);
    await server.end();
  }
}

test('signals reach listeners in order', async () => {
  signals.announce([hint('a'), hint('b')]);
  signals.announce([hint('c')]);
  await eventually('all are heard', async () => heard.hints.includes('c'));
  expect(heard.hints.slice(-3)).toEqual(['a', 'b', 'c']);
});

test('after a break listeners are told to look again, and what was announced meanwhile arrives', async () => {
  await withoutDatabase(async () => {
    signals.announce([hint('meanwhile')]);
  });
  await eventually('they are told', async () => heard.gaps > 0 && heard.wakes > 0);
  await eventually('the hint arrives', async () => heard.hints.includes('meanwhile'));
  expect(heard.gaps).toBe(1);
});

test('closing needs no database', async () => {
  const lost = openSignals(
    { connectListener: () => Promise.reject(new Error('nobody there')) },
    app.program.platform.log,
  );
  lost.onHints(() => undefined);
  lost.announce([hint('never')]);
  const began = performance.now();
  await lost.close();
  expect(performance.now() - began).toBeLessThan(1500);
});
