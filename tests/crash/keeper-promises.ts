import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { type Program, startProgram } from '#app/program.ts';
import { fulfilPromise, promisesAbout } from '#capabilities/promises/index.ts';
import { SECOND } from '#kernel/time.ts';
import { systemContext } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { ACCOUNTS, PEOPLE } from '#tests/harness/cast.ts';
import { quietConfig, silentLog } from '#tests/harness/quiet.ts';

/** Each promise has so much time, on a calendar that never closes. */
const BUDGET = 8 * SECOND;
/** The first warning comes when the nodes are at work. */
const AHEAD = 2 * SECOND;
const REST = 60;

/** How many promises, falling due one after the other within so many seconds. */
export interface Load {
  readonly promises: number;
  readonly seconds: number;
}

/**
 * Makes promises of call backs whose moments come one after the other, ten about each subject: first warnings, then
 * breaks, then what is long overdue. Written as rows, because making them would take longer than keeping them.
 */
export async function fillWithPromises(client: pg.Client, { promises, seconds }: Load): Promise<void> {
  await client.query(
    `insert into promises.promise (id, subject_kind, subject_id, account_id, kind, promisor_kind, promisor_person_id,
       promisee_kind, promisee_person_id, text, terms, calendar_id, calendar_version, anchor, due, made_at, state, wake_at)
     select gen_random_uuid(), 'case', subjects.ids[1 + n % cardinality(subjects.ids)], $3, 'callback', 'person', $4,
       'person', $5, 'We call you.', jsonb_build_object('kind', 'budget', 'ms', $6::integer), k.id, 1,
       due - $6 * interval '1 millisecond', due, now(), 'running', due - $6 / 2 * interval '1 millisecond'
     from (select n, date_trunc('milliseconds', now()) + ($7 + $6 / 2) * interval '1 millisecond'
         + trunc(n * $2::numeric * 1000 / $1)::double precision * interval '1 millisecond' as due
       from generate_series(0, $1::integer - 1) n) p
     cross join (select array_agg(gen_random_uuid()) as ids from generate_series(1, ceil($1 / 10.0)::integer)) subjects
     cross join (select id from calendars.calendar where standing = 'always') k`,
    [promises, seconds, ACCOUNTS.north, PEOPLE.ayse.id, PEOPLE.maria.id, BUDGET, AHEAD],
  );
}

/** Somebody who keeps promises or delivers them late at the very moments at which keepers judge them. */
export class Deliverer {
  delivered = 0;
  readonly #program: Program;
  readonly #client: pg.Client;

  private constructor(program: Program, client: pg.Client) {
    this.#program = program;
    this.#client = client;
  }

  static async start(ownerUrl: string, client: pg.Client): Promise<Deliverer> {
    const parts = { worker: false, keeper: false, intake: false };
    return new Deliverer(await startProgram({ ownerUrl, config: quietConfig(), log: silentLog(), parts }), client);
  }

  /** Delivers one promise after the other until it is enough. */
  async deliver(enough: AbortSignal): Promise<void> {
    while (!enough.aborted) {
      await this.#deliverOne();
      await pause(REST);
    }
  }

  async end(): Promise<void> {
    await this.#program.stop();
  }

  async #deliverOne(): Promise<void> {
    const { rows } = await this.#client.query<{ id: string; subject: string }>(
      `select id, subject_id as subject from promises.promise
       where owed and due between now() - interval '4 seconds' and now() + interval '1 second' order by random() limit 1`,
    );
    const [chosen] = rows;
    if (!chosen) return;
    const context = systemContext(this.#program.platform, 'somebody');
    const outcome = await transaction(context, async (tx) => {
      const about = await promisesAbout(tx, { kind: 'case', id: chosen.subject });
      const promise = about.find(({ id }) => id === chosen.id);
      return promise && (await fulfilPromise(tx, context, promise, context.now));
    });
    if (outcome?.ok) this.delivered += 1;
  }
}
