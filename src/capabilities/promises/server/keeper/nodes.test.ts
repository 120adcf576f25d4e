import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CalendarId } from '#kernel/ids.ts';
import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { startTestApp, type TestApp } from '#tests/harness/index.ts';
import { aCallback, always, aSubject, promised } from '../../testing/promise-keeping.ts';

const PROMISES = 900;
const NODES = 3;
/** How long one round may take at most, in milliseconds. */
const LONGEST = 30_000;

let app: TestApp;
let calendarId: CalendarId;
beforeAll(async () => {
  app = await startTestApp();
  calendarId = await always(app);
});
afterAll(() => app.stop());

interface Node {
  readonly process: ChildProcess;
  readonly ready: Promise<unknown>;
}

function nodeAt(moment: Instant): Node {
  const script = new URL('../../testing/keeper-process.ts', import.meta.url);
  const node = fork(script, [app.ownerUrl, String(moment)], { execArgv: [], stdio: 'ignore' });
  return { process: node, ready: once(node, 'message') };
}

async function killed({ process: node }: Node): Promise<void> {
  const gone = once(node, 'exit');
  node.kill('SIGKILL');
  await gone;
}

async function countOf(statement: string): Promise<number> {
  const [row] = await app.sql<{ count: number }>(`select count(*)::int as count from ${statement}`);
  return row?.count ?? 0;
}

const waiting = (moment: Instant) =>
  countOf(`promises.promise where wake_at <= to_timestamp(${moment}::double precision / 1000)`);
const told = (what: string) => countOf(`platform.fact where ${what}`);
const toldTwice = () =>
  countOf(`(select 1 from platform.fact where kind in ('promise.warned', 'promise.broken')
    group by kind, data->>'promiseId', data->>'level' having count(*) > 1) as twice`);

/** Three nodes judge what has come by `moment`; one after the other is killed in its work and started again. */
async function throughKills(moment: Instant): Promise<number> {
  const nodes = Array.from({ length: NODES }, () => nodeAt(moment));
  await nodes[0]?.ready;
  const until = Date.now() + LONGEST;
  let kills = 0;
  try {
    for (let left = await waiting(moment); left > 0 && Date.now() < until; left = await waiting(moment)) {
      const victim = kills % NODES;
      const node = nodes[victim];
      if (node) await killed(node);
      kills += 1;
      const next = nodeAt(moment);
      nodes[victim] = next;
      await next.ready;
    }
  } finally {
    await Promise.all(nodes.map(killed));
  }
  return kills;
}

test('three nodes, killed at work and started again, warn of each promise once and break it once', async () => {
  const subjects = Array.from({ length: PROMISES / 10 }, aSubject);
  const callback = (_: unknown, index: number) =>
    aCallback(app, calendarId, { subject: subjects[index % subjects.length] ?? aSubject() });
  await promised(app, Array.from({ length: PROMISES }, callback));
  const made = app.clock.now();
  let kills = 0;
  for (const moment of [made + 5 * MINUTE, made + 8 * MINUTE, made + HOUR]) {
    kills += await throughKills(moment);
    expect(await waiting(moment)).toBe(0);
  }
  expect(kills).toBeGreaterThan(0);
  for (const level of [50, 75]) {
    expect(await told(`kind = 'promise.warned' and data->>'level' = '${level}'`)).toBe(PROMISES);
  }
  expect(await told("kind = 'promise.broken'")).toBe(PROMISES);
  expect(await toldTwice()).toBe(0);
  expect(await countOf("promises.promise where state = 'broken' and broken_at = due and wake_at is null")).toBe(
    PROMISES,
  );
  expect(await app.sql('select * from platform.broken_chains()')).toEqual([]);
}, 120_000);
