import { sql } from 'kysely';
import type { CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { AskState } from '../domain/approval.ts';
import type { AskWhy } from '../domain/approvers.ts';
import type { Case } from '../domain/case.ts';
import type { CaseTables } from './tables.ts';

/** Somebody who is asked for their yes or no about a request, and what they said. */
export interface Ask {
  readonly id: string;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly why: AskWhy;
  /** They answer at the desk; others do in the portal. */
  readonly ofTheDesk: boolean;
  /** They belong to an organisation other than ours. */
  readonly outside: boolean;
  readonly promiseId: PromiseId | null;
  readonly state: AskState;
  /** Why they said no, or why another was asked in their place. */
  readonly reason: string | null;
  readonly askedAt: Instant;
  readonly remindedAt: Instant | null;
  readonly decidedAt: Instant | null;
}

function asks(tx: Tx) {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.approval')
    .select(['id', 'case_id as caseId', 'person_id as personId', 'why', 'of_the_desk as ofTheDesk', 'outside'])
    .select(['promise_id as promiseId', 'state', 'reason'])
    .select(['asked_at as askedAt', 'reminded_at as remindedAt', 'decided_at as decidedAt']);
}

/** Everybody who was asked about a request, in the order in which they were. */
export function asksOf(tx: Tx, caseId: CaseId): Promise<Ask[]> {
  return asks(tx).where('case_id', '=', caseId).orderBy('asked_at').orderBy('id').execute();
}

/** The last time that somebody was asked about a request; undefined where they never were. */
export function askOf(tx: Tx, caseId: CaseId, personId: PersonId): Promise<Ask | undefined> {
  const theirs = asks(tx).where('case_id', '=', caseId).where('person_id', '=', personId);
  return theirs.orderBy('asked_at', 'desc').limit(1).executeTakeFirst();
}

/** The asks that still wait for the answers that these promises are about. */
export function asksWaitingOn(tx: Tx, promiseIds: readonly PromiseId[]): Promise<Ask[]> {
  const among = sql<PromiseId>`any (${sql.val([...promiseIds])}::uuid[])`;
  return asks(tx).where('promise_id', '=', among).where('state', '=', 'asked').execute();
}

/** The cases about which somebody is asked now, at most 50. */
export function caseIdsAsking(tx: Tx, personId: PersonId): Promise<Array<{ case_id: CaseId }>> {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.approval')
    .innerJoin('cases.case', 'cases.case.id', 'cases.approval.case_id')
    .select('cases.approval.case_id')
    .where('cases.approval.person_id', '=', personId)
    .where('cases.approval.state', '=', 'asked')
    .where('cases.case.state', '=', 'approval-pending')
    .orderBy('cases.approval.asked_at')
    .limit(50)
    .execute();
}

export async function insertAsk(
  tx: Tx,
  { id: caseId, accountId }: Pick<Case, 'id' | 'accountId'>,
  ask: Pick<Ask, 'id' | 'personId' | 'why' | 'ofTheDesk' | 'outside' | 'promiseId' | 'askedAt'>,
): Promise<void> {
  await tx
    .tables<CaseTables>()
    .insertInto('cases.approval')
    .values({
      id: ask.id,
      case_id: caseId,
      account_id: accountId,
      person_id: ask.personId,
      why: ask.why,
      of_the_desk: ask.ofTheDesk,
      outside: ask.outside,
      promise_id: ask.promiseId,
      reason: null,
      asked_at: at(ask.askedAt),
    })
    .execute();
}

/** Saves how these asks ended. */
export async function endAsks(
  tx: Tx,
  ids: readonly string[],
  ended: { readonly state: AskState; readonly reason: string | null; readonly now: Instant },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .tables<CaseTables>()
    .updateTable('cases.approval')
    .set({ state: ended.state, reason: ended.reason, decided_at: at(ended.now) })
    .where('id', 'in', ids)
    .execute();
}

/** Notes that these people were reminded. */
export async function markReminded(tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  const changed = tx
    .tables<CaseTables>()
    .updateTable('cases.approval')
    .set({ reminded_at: at(now) });
  await changed.where('id', 'in', ids).execute();
}

/** Lets whoever of the desk is asked read the case. */
export async function addApprover(
  tx: Tx,
  { id, accountId }: Pick<Case, 'id' | 'accountId'>,
  approver: { readonly personId: PersonId; readonly at: Instant },
): Promise<void> {
  await tx
    .tables<CaseTables>()
    .insertInto('cases.participant')
    .values({
      case_id: id,
      account_id: accountId,
      person_id: approver.personId,
      role: 'approver',
      added_at: at(approver.at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
