import { nextOpenPromises, promiseFacts, soonAt } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Subscription } from '#platform/subscribers.ts';
import type { CaseTables } from './tables.ts';

/** Copies the next promise of a case into its row, so that the queue sorts by one index. */
async function refresh(tx: Tx, caseId: string): Promise<void> {
  const next = (await nextOpenPromises(tx, 'case', [caseId])).get(caseId);
  await tx
    .tables<CaseTables>()
    .updateTable('cases.case')
    .set({
      next_promise_id: next?.id ?? null,
      next_promise_kind: next?.kind ?? null,
      next_promise_state: next?.state ?? null,
      next_promise_made_at: next ? at(next.madeAt) : null,
      next_promise_soon_at: next ? at(soonAt(next)) : null,
      next_due_at: next ? at(next.due) : null,
    })
    .where('id', '=', caseId as CaseId)
    .execute();
}

/** Hears every fact about a case's promises, in the same transaction. */
export const nextPromiseSubscription: Subscription = {
  name: 'cases.next-promise',
  kinds: Object.keys(promiseFacts),
  within: async (tx, _context, fact) => {
    if (fact.subject.kind === 'case') await refresh(tx, fact.subject.id);
  },
};
