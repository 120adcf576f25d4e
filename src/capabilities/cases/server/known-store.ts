import type { Actor } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { readableCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

const MOST_OPEN = 20;

/** What somebody asked for and is open, newest first, as far as the actor may read it. */
export function openCasesFor(tx: Tx, actor: Actor, requesterId: PersonId): Promise<CaseRow[]> {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll()
    .where('cases.case.requester_id', '=', requesterId)
    .where('cases.case.open', '=', true)
    .where(readableCases(actor))
    .orderBy('cases.case.opened_at', 'desc')
    .limit(MOST_OPEN)
    .execute();
}
