import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseRecord } from '../domain/index.ts';
import { COLUMNS, promiseOf, promisorColumns } from './rows.ts';
import type { PromiseTables } from './tables.ts';

function owedBy(tx: Tx, personId: PersonId) {
  return tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .select(COLUMNS)
    .where('promisor_person_id', '=', personId)
    .where('owed', '=', true)
    .orderBy('due')
    .orderBy('id');
}

/** Everything that this person owes by name, next due first, held until the transaction ends. */
export async function lockOwedBy(tx: Tx, personId: PersonId): Promise<PromiseRecord[]> {
  const rows = await owedBy(tx, personId).forUpdate().execute();
  return rows.map(promiseOf);
}

/** The same, to look at. */
export async function promisesOwedBy(tx: Tx, personId: PersonId): Promise<PromiseRecord[]> {
  const rows = await owedBy(tx, personId).execute();
  return rows.map(promiseOf);
}

/** For each of these people how much of what they owe is late; people who owe nothing late are left out. */
export async function lateOf(
  tx: Tx,
  personIds: readonly PersonId[],
  now: Instant,
): Promise<ReadonlyMap<PersonId, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .select('promisor_person_id as personId')
    .select((eb) => eb.fn.countAll<number>().as('late'))
    .where('promisor_person_id', '=', sql<never>`any (${sql.val([...personIds])}::uuid[])`)
    .where('owed', '=', true)
    .where('state', '<>', 'paused')
    .where('due', '<', moment(now))
    .groupBy('promisor_person_id')
    .execute();
  return new Map(rows.flatMap(({ personId, late }) => (personId === null ? [] : [[personId, Number(late)] as const])));
}

/** Saves who keeps these promises now, each only if nobody changed it since it was read. Answers how many it saved. */
export async function saveHandOvers(tx: Tx, handed: readonly PromiseRecord[]): Promise<number> {
  if (handed.length === 0) return 0;
  const rows = handed.map(({ id, version, promisor }) => ({ id, version, ...promisorColumns(promisor) }));
  const saved = await sql`
    update promises.promise as p set version = n.version, promisor_kind = n.promisor_kind,
      promisor_person_id = n.promisor_person_id, promisor_team_id = n.promisor_team_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, version integer, promisor_kind text,
      promisor_person_id uuid, promisor_team_id uuid)
    where p.id = n.id and p.version = n.version - 1
    returning p.id`.execute(tx.tables<PromiseTables>());
  return saved.rows.length;
}
