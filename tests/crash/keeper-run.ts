import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { randomOf } from '#app/sample/random.ts';
import { SECOND } from '#kernel/time.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { makeFolder, removeFolder } from '#tests/harness/evenkeel.ts';
import { plantTemplate } from '#tests/harness/template.ts';
import { type Findings, NEVER_OF_PROMISES } from './audit.ts';
import { KeeperNodes } from './keeper-nodes.ts';
import { Deliverer, fillWithPromises, type Load } from './keeper-promises.ts';

const NODES = 3;
/** On a slow machine the nodes get so much longer for what is left. */
const MOST_PATIENT = 120 * SECOND;

export interface KeeperOptions extends Load {
  readonly seed: number;
  /** Told after every kill. */
  readonly onKill?: (kills: number) => void;
}

export interface KeeperReport extends Findings {
  readonly kills: number;
  /** Promises that somebody delivered meanwhile. */
  readonly delivered: number;
  /** How long the nodes still had to do after the last kill, in milliseconds. */
  readonly drainedIn: number;
}

/** What must not be of these promises besides what must not be of any. */
const NEVER_HERE: Readonly<Record<string, string>> = {
  ...NEVER_OF_PROMISES,
  'promises that nobody judged': `select id from promises.promise where state not in ('kept', 'broken') or wake_at is not null`,
  'promises that broke at another moment than they were due': `
    select id from promises.promise where state = 'broken' and broken_at <> due`,
  'promises that are long overdue and nobody was told': `
    select id from promises.promise where owed and not warned ? 'long-overdue'`,
  'things that were told before their moment': `
    select id from platform.fact where kind like 'promise.%' and recorded_at < occurred_at`,
  'promises that could not be judged': 'select id from promises.promise where judging_failures > 0',
};

const FIGURES: Readonly<Record<string, string>> = {
  'milliseconds from due to broken, half of them': 'percentile_cont(0.5)',
  'milliseconds from due to broken, 99 of 100': 'percentile_cont(0.99)',
  'milliseconds from due to broken, at most': 'percentile_cont(1)',
};

async function figuresOf(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ what: string; count: number }>(
    `select kind || coalesce(' ' || (data->>'level'), '') as what, count(*)::int as count
     from platform.fact where kind like 'promise.%' group by 1 order by 1`,
  );
  const figures = Object.fromEntries(rows.map(({ what, count }) => [what, count]));
  for (const [name, share] of Object.entries(FIGURES)) {
    const { rows: late } = await client.query<{ figure: number }>(
      `select (${share} within group (order by extract(epoch from recorded_at - occurred_at) * 1000))::int as figure
       from platform.fact where kind = 'promise.broken'`,
    );
    figures[name] = late[0]?.figure ?? 0;
  }
  return figures;
}

async function audit(client: pg.Client): Promise<Findings> {
  const faults: string[] = [];
  for (const [what, statement] of Object.entries(NEVER_HERE)) {
    const { rows } = await client.query(statement, statement.includes('$1') ? [new Date()] : []);
    if (rows.length > 0) faults.push(`${rows.length} ${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return { faults, figures: await figuresOf(client) };
}

/** Waits until no promise waits for a keeper, or the patience is over. Answers how long that took. */
async function drain(client: pg.Client): Promise<number> {
  const began = performance.now();
  for (let left = 1; left > 0 && performance.now() - began < MOST_PATIENT; await pause(100)) {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from promises.promise where wake_at is not null',
    );
    left = rows[0]?.count ?? 0;
  }
  return performance.now() - began;
}

/** Kills while moments come, lets the nodes finish, and looks at what is there. */
async function play(ownerUrl: string, client: pg.Client, options: KeeperOptions): Promise<KeeperReport> {
  const random = randomOf(options.seed, 'keepers');
  const somebody = await Deliverer.start(ownerUrl, client);
  const nodes = new KeeperNodes(ownerUrl, { count: NODES, random });
  const enough = new AbortController();
  try {
    await nodes.ready();
    await fillWithPromises(client, options);
    const delivering = somebody.deliver(enough.signal);
    const until = performance.now() + options.seconds * SECOND;
    while (performance.now() < until) {
      await nodes.loseOne();
      options.onKill?.(nodes.kills);
    }
    enough.abort();
    await delivering;
    const drainedIn = await drain(client);
    await nodes.end();
    const { faults, figures } = await audit(client);
    const { kills, falls } = nodes;
    return { faults: [...falls, ...faults], figures, kills, delivered: somebody.delivered, drainedIn };
  } finally {
    enough.abort();
    await nodes.end();
    await somebody.end();
  }
}

/**
 * Three nodes of keepers on one database, killed with -9 at random moments and started again while promises fall due
 * and somebody delivers some of them; then what is there is compared with what must be: each judged exactly once.
 * Ends by itself, after the seconds that were asked for and what is left to do then.
 */
export async function keeperRun(options: KeeperOptions): Promise<KeeperReport> {
  const dataFolder = await makeFolder();
  const postgres = await startEmbedded({ dataFolder, log: () => undefined });
  const client = new pg.Client({ connectionString: postgres.url });
  try {
    await plantTemplate(postgres.url);
    await client.connect();
    return await play(postgres.url, client, options);
  } finally {
    await client.end();
    await postgres.stop();
    await removeFolder(dataFolder);
  }
}
