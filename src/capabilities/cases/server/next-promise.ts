import { nextOpenPromises, promiseFacts, soonAt } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Subscription } from '#platform/subscribers.ts';
import type { CaseTables } from './tables.ts';

/** Copies the next promise of each case into its row, so that the queue sorts by one index. */
async function refresh(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const owed = await nextOpenPromises(tx, 'case', caseIds);
  for (const caseId of caseIds) {
    const next = owed.get(caseId);
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
}

/** Hears every fact about a case's promises, in the same transaction. */
export const nextPromiseSubscription: Subscription = {
  name: 'cases.next-promise',
  kinds: Object.keys(promiseFacts),
  within: async (tx, _context, facts) => {
    const cases = facts.filter((fact) => fact.subject.kind === 'case').map((fact) => fact.subject.id);
    if (cases.length > 0) await refresh(tx, [...new Set(cases)]);
  },
};
