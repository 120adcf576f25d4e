import type { PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseTables } from './tables.ts';

/** How many promises to a person were judged for good, kept or broken, and how many of them were kept. */
export async function keptFor(tx: Tx, promiseePersonId: PersonId): Promise<{ kept: number; judged: number }> {
  const counted = await tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .select((eb) => [
      eb.fn.countAll<number>().as('judged'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'kept').as('kept'),
    ])
    .where('promisee_person_id', '=', promiseePersonId)
    .where('state', 'in', ['kept', 'broken'])
    .executeTakeFirstOrThrow();
  return { kept: counted.kept, judged: counted.judged };
}

export type PromiseOutcome = 'kept' | 'late';

/**
 * What became of a person's promises that were due from `from` until before `to`, by due moment. Delivered in time
 * counts as kept, confirmed or not yet; broken is late, delivered afterwards or not. Moved and withdrawn ones are neither.
 */
export async function outcomesOf(
  tx: Tx,
  { promisorPersonId, from, to }: { promisorPersonId: PersonId; from: Instant; to: Instant },
): Promise<PromiseOutcome[]> {
  const rows = await tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .select('state')
    .where('promisor_person_id', '=', promisorPersonId)
    .where('due', '>=', moment(from))
    .where('due', '<', moment(to))
    .where('state', 'in', ['kept', 'met', 'broken'])
    .orderBy('due')
    .orderBy('id')
    .execute();
  return rows.map(({ state }) => (state === 'broken' ? 'late' : 'kept'));
}
