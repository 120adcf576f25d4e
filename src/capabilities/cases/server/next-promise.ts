import { sql } from 'kysely';
import { nextOpenPromises, promiseFacts, soonAt } from '#capabilities/promises/index.ts';
import { toIso } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { caseFacts } from '../facts.ts';
import type { CaseTables } from './tables.ts';

/** Copies the next promise of each case into its row, so that the queue sorts by one index. */
async function refresh(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const owed = await nextOpenPromises(tx, 'case', caseIds);
  const rows = caseIds.map((id) => {
    const next = owed.get(id);
    return {
      id,
      promise_id: next?.id ?? null,
      person_id: next && 'personId' in next.promisor ? next.promisor.personId : null,
      kind: next?.kind ?? null,
      state: next?.state ?? null,
      made_at: next ? toIso(next.madeAt) : null,
      soon_at: next ? toIso(soonAt(next)) : null,
      due_at: next ? toIso(next.due) : null,
    };
  });
  await sql`
    update cases."case" as c set next_promise_id = n.promise_id, next_promise_person_id = n.person_id, next_promise_kind = n.kind,
      next_promise_state = n.state, next_promise_made_at = n.made_at, next_promise_soon_at = n.soon_at,
      next_due_at = n.due_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, promise_id uuid, person_id uuid, kind text, state text,
      made_at timestamptz, soon_at timestamptz, due_at timestamptz)
    where c.id = n.id`.execute(tx.tables<CaseTables>());
}

/** Hears every fact about a case's promises, and that they became somebody's own, in the same transaction. */
export const nextPromiseSubscription: Subscription = {
  name: 'cases.next-promise',
  kinds: [...Object.keys(promiseFacts), caseFacts['case.taken'].name, caseFacts['case.taken-back'].name],
  within: async (tx, _context, facts) => {
    const cases = facts.filter((fact) => fact.subject.kind === 'case').map((fact) => fact.subject.id);
    if (cases.length > 0) await refresh(tx, [...new Set(cases)]);
  },
};
