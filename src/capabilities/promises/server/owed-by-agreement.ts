import { sql } from 'kysely';
import type { AgreementId, PromiseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseRecord } from '../domain/index.ts';
import { COLUMNS, promiseOf } from './rows.ts';
import type { PromiseTables } from './tables.ts';

export interface OwedByAgreement {
  readonly agreementId: AgreementId;
  /** Those alone that pin a version before this one. */
  readonly before: number;
  readonly after?: readonly [due: Instant, id: PromiseId] | undefined;
}

function owed(tx: Tx, { agreementId, before, after }: OwedByAgreement) {
  const all = tx
    .tables<PromiseTables>()
    .selectFrom('promises.promise')
    .where('owed', '=', true)
    .where('agreement_id', '=', agreementId)
    .where('agreement_version', '<', before);
  return after ? all.where(sql<boolean>`(due, id) > (${moment(after[0])}, ${after[1]})`) : all;
}

/** What is still owed under older versions of an agreement, next due first: at most `count`, and how many there are. */
export async function promisesUnderOlder(
  tx: Tx,
  given: OwedByAgreement,
  count: number,
): Promise<{ promises: PromiseRecord[]; all: number }> {
  const rows = await owed(tx, given).select(COLUMNS).orderBy('due').orderBy('id').limit(count).execute();
  const promises = rows.map(promiseOf);
  if (rows.length < count) return { promises, all: rows.length };
  const { all } = await owed(tx, given)
    .select(({ fn }) => fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  return { promises, all };
}
