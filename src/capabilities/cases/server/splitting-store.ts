import type { CaseId, MessageId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import type { CaseTables } from './tables.ts';

export interface NewSplitting {
  readonly split: Case;
  readonly from: Case;
  readonly copies: readonly MessageId[];
  readonly by: PersonId;
  readonly at: Instant;
}

/** Keeps which case was split off which, and which of its messages stand there too. */
export async function insertSplitting(tx: Tx, { split, from, copies, ...done }: NewSplitting): Promise<void> {
  await tx
    .tables<CaseTables>()
    .insertInto('cases.splitting')
    .values({
      case_id: split.id,
      from_id: from.id,
      account_id: split.accountId,
      copies: [...copies],
      split_by: done.by,
      split_at: at(done.at),
    })
    .execute();
}

/** The case that this one was split off; null where it was not. */
export async function splitFrom(tx: Tx, id: CaseId): Promise<CaseId | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.splitting')
    .select('from_id')
    .where('case_id', '=', id)
    .executeTakeFirst();
  return row?.from_id ?? null;
}

/** The messages of these cases that were said elsewhere first. */
export async function copiesIn(tx: Tx, ids: readonly CaseId[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.splitting')
    .select('copies')
    .where('case_id', 'in', [...ids])
    .execute();
  return new Set(rows.flatMap(({ copies }) => copies));
}
