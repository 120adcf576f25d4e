import type { Selectable } from 'kysely';
import type { CaseId, PersonId, PromiseId, TransferId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import type { Brief, Receiver, TransferState } from '../domain/transfer.ts';
import type { CaseTables } from './tables.ts';

export type TransferRow = Selectable<CaseTables['cases.transfer']>;

export interface NewTransfer extends Brief {
  readonly id: TransferId;
  readonly giverId: PersonId;
  readonly to: Receiver;
  readonly followUpId: PromiseId;
  readonly offeredAt: Instant;
}

/** Stores an offer that waits for its answer. */
export async function insertTransfer(tx: Tx, known: Pick<Case, 'id' | 'accountId'>, given: NewTransfer): Promise<void> {
  const { to } = given;
  await tx
    .tables<CaseTables>()
    .insertInto('cases.transfer')
    .values({
      id: given.id,
      case_id: known.id,
      account_id: known.accountId,
      state: 'offered',
      giver_id: given.giverId,
      to_person_id: to.kind === 'person' ? to.personId : null,
      to_team_id: to.kind === 'team' ? to.teamId : null,
      problem: given.problem,
      done: given.done,
      next: given.next,
      follow_up_id: given.followUpId,
      offered_at: at(given.offeredAt),
    })
    .execute();
}

/** Records how an offer was answered, by whom and, where it was given back, why. */
export async function answerTransfer(
  tx: Tx,
  id: TransferId,
  answer: {
    readonly state: Exclude<TransferState, 'offered'>;
    readonly by: PersonId;
    readonly at: Instant;
    readonly reason?: string;
  },
): Promise<void> {
  await tx
    .tables<CaseTables>()
    .updateTable('cases.transfer')
    .set({ state: answer.state, answered_by: answer.by, answered_at: at(answer.at), reason: answer.reason ?? null })
    .where('id', '=', id)
    .execute();
}

/** The latest transfer of a case, however it went; null where there was none. */
export async function latestTransfer(tx: Tx, caseId: CaseId): Promise<TransferRow | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.transfer')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('offered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The offers with these ids. */
export async function transfersById(tx: Tx, ids: readonly TransferId[]): Promise<ReadonlyMap<TransferId, TransferRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.tables<CaseTables>().selectFrom('cases.transfer').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
