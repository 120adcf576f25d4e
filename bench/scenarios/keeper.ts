import type pg from 'pg';
import type { Figure, Scenario } from '../scenario.ts';
import type { World } from '../world.ts';
import { DUE_PROMISES, FAR_FROM, judgedBare, OPEN_PROMISES } from '../yardsticks/keeper.ts';

interface Size {
  /** Promises that fall due, over how many seconds, each with three warnings before and one look more when it is long overdue. */
  readonly due: number;
  readonly seconds: number;
  /** Promises that are open beside them. */
  readonly open: number;
}

const WHOLE: Size = { due: 100_000, seconds: 600, open: 1_000_000 };
/** The same number a second, for development: with fewer cases than the large database has. */
const SHORT: Size = { due: 10_000, seconds: 60, open: 100_000 };
const sizeFor = ({ cases }: World) => (cases >= 1_000_000 ? WHOLE : SHORT);

const AT_ONCE = 10_000;
const LOOK_MS = 250;
/** Time to fill the table before the first warning comes. */
const LEAD_SECONDS = 15;
const METRIC = /^evenkeel_keeper_lateness_seconds_bucket\{le="([^"]+)"\} (\d+)$/gm;

/** How many judgements were at most so many seconds late, by the bounds of the program's own histogram. */
async function latenessOf({ program }: World): Promise<ReadonlyMap<number, number>> {
  const text = await (await fetch(`${program.address}/metrics`)).text();
  const bound = (le: string) => (le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le));
  return new Map([...text.matchAll(METRIC)].map(([, le = '', count]) => [bound(le), Number(count)]));
}

async function until(pool: pg.Pool, condition: string): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ left: boolean }>(
      `select exists (select from promises.promise where ${condition}) as left`,
    );
    if (!rows[0]?.left) return;
    await new Promise((settle) => setTimeout(settle, LOOK_MS));
  }
}

const pending = `wake_at < '${FAR_FROM}'::timestamptz - interval '1 year' and text = 'bench'`;

async function spread(world: World, { due, seconds, open }: Size): Promise<Figure> {
  await world.pool.query(OPEN_PROMISES, [open]);
  await world.pool.query(DUE_PROMISES, [due, seconds, LEAD_SECONDS]);
  await world.pool.query('analyze promises.promise');
  const before = await latenessOf(world);
  await until(world.pool, pending);
  const after = await latenessOf(world);
  const counts = [...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)] as const);
  const all = counts.at(-1)?.[1] ?? 0;
  const p99 = counts.find(([, count]) => count >= all * 0.99)?.[0] ?? Number.NaN;
  const inTime = counts.find(([bound]) => bound === 1)?.[1] ?? 0;
  return {
    what: `Keeper: lateness, p99 at most, ${due.toLocaleString('en')} promises due within ${seconds / 60} min, ${open.toLocaleString('en')} more open`,
    value: { amount: p99, unit: 's' },
    goal: { most: 1 },
    note: `${all.toLocaleString('en')} judgements with the warnings and what is long overdue, ${((100 * inTime) / all).toFixed(2)} % within a second.`,
  };
}

/** After an absence: all are due at once. */
async function atOnce(world: World): Promise<Figure> {
  const bare = await judgedBare(world.pool, AT_ONCE);
  const began = performance.now();
  await world.pool.query(DUE_PROMISES, [AT_ONCE, 1, -3600]);
  await until(world.pool, pending);
  const perSecond = AT_ONCE / ((performance.now() - began) / 1000);
  return {
    what: 'Keeper: promises judged when all are due at once',
    value: { amount: Math.round(perSecond), unit: 'per second' },
    note: `Bare SQL that claims and updates the same rows in the same batches, and judges, records and tells nobody: ${Math.round(bare).toLocaleString('en')} per second.`,
  };
}

/** How late promises are judged. Only when it is asked for by name: the whole takes twenty minutes. */
export const keeper: Scenario = {
  name: 'keeper',
  async run(world) {
    return [await spread(world, sizeFor(world)), await atOnce(world)];
  },
};
