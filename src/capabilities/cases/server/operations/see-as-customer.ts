import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { factsOf } from '../../facts.ts';
import { asRequester } from '../as-requester.ts';
import { personById } from '../people.ts';
import { caseOf, findOwn, findReadable } from '../store.ts';
import { type SeenByCustomer, seenBy } from '../story.ts';

/**
 * What the requester of a case sees of it, read with their own rights, for somebody of the desk to look at. Recorded.
 * Refuses `not-found`, and `case.requester-gone` where nobody sees it any more.
 */
export function seeAsCustomer(context: Context, caseId: CaseId): Promise<Result<SeenByCustomer>> {
  return transaction(context, async (tx) => {
    const known = await findReadable(tx, context.actor, caseId);
    if (!known) return refuse('not-found', 404);
    const seen = await asRequester(tx, context, { requesterId: known.requester_id }, async (as) => {
      const [row, person] = await Promise.all([findOwn(tx, as.actor, caseId), personById(tx, known.requester_id)]);
      return row && person
        ? ok(await seenBy(tx, { ...as, language: person.language }, { row, person }))
        : refuse('not-found', 404);
    });
    if (!seen.ok) return seen;
    const looked = { kind: 'case.seen-as-customer', data: {} } as const;
    await appendFacts(tx, context, factsOf(caseOf(known), [looked], context.now));
    return seen;
  });
}
