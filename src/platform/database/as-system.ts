import { sql } from 'kysely';
import type { Tx } from '#platform/database/transaction.ts';

/**
 * Does `work` with the system's rights inside a transaction that a stranger opened, and hands back what they had.
 * Only for what the program does on its own decision, such as the first set-up. When `work` throws, the transaction
 * is lost and the rights with it.
 */
export async function asSystem<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const db = tx.tables<Record<string, never>>();
  const before = await sql<{ role: string }>`
    select current_setting('role') as role, set_config('role', 'evenkeel_system', true)`.execute(db);
  const outcome = await work();
  await sql`select set_config('role', ${before.rows[0]?.role ?? 'none'}, true)`.execute(db);
  return outcome;
}
