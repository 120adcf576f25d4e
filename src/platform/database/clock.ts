import type { Instant } from '#kernel/time.ts';
import type { Database } from './database.ts';

/** The present moment as the database sees it: one clock for all nodes. Fails when the database does not answer. */
export async function databaseClock(database: Pick<Database, 'app'>): Promise<Instant> {
  const { rows } = await database.app.query<{ now: string }>(
    'select floor(extract(epoch from clock_timestamp()) * 1000)::text as now',
  );
  return Number(rows[0]?.now);
}
