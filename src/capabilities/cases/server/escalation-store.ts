import type { Selectable } from 'kysely';
import type { CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import type { CaseTables } from './tables.ts';

export type EscalationRow = Selectable<CaseTables['cases.escalation']>;

export interface NewEscalation {
  readonly id: string;
  readonly personId: PersonId;
  readonly words: string;
  readonly neededBy: Instant;
  /** The word by which they get their answer. */
  readonly promiseId: PromiseId;
  readonly escalatedAt: Instant;
}

/** Stores that the customer calls a case more urgent than it looks. */
export async function insertEscalation(
  tx: Tx,
  known: Pick<Case, 'id' | 'accountId'>,
  said: NewEscalation,
): Promise<void> {
  await tx
    .tables<CaseTables>()
    .insertInto('cases.escalation')
    .values({
      id: said.id,
      case_id: known.id,
      account_id: known.accountId,
      person_id: said.personId,
      words: said.words,
      needed_by: at(said.neededBy),
      promise_id: said.promiseId,
      escalated_at: at(said.escalatedAt),
    })
    .execute();
}

/** What the customer said about the urgency and nobody has answered yet; null where there is nothing. */
export async function unansweredEscalation(tx: Tx, caseId: CaseId): Promise<EscalationRow | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.escalation')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Records how it was answered. Answers whether there was anything to answer. */
export async function closeEscalation(
  tx: Tx,
  caseId: CaseId,
  { answer, now }: { readonly answer: 'raised' | 'told'; readonly now: Instant },
): Promise<boolean> {
  const closed = await tx
    .tables<CaseTables>()
    .updateTable('cases.escalation')
    .set({ answer, answered_at: at(now) })
    .where('case_id', '=', caseId)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return closed.numUpdatedRows > 0n;
}
