import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case } from '../../domain/case.ts';
import { decideLink, type FactsOfBoth, type Relation, unlinked } from '../../domain/link.ts';
import { factsOf } from '../../facts.ts';
import { deleteLink, relationOf, saveLink } from '../link-store.ts';
import { caseOf } from '../store.ts';
import { workerOf } from './changing.ts';
import { lockBoth } from './merge-cases.ts';

interface Pair {
  readonly caseId: CaseId;
  readonly otherId: CaseId;
}

async function record(tx: Tx, context: Context, both: { one: Case; other: Case; facts: FactsOfBoth }): Promise<void> {
  const { one, other, facts } = both;
  await appendFacts(tx, context, [
    ...factsOf(one, facts.one, context.now),
    ...factsOf(other, facts.other, context.now),
  ]);
}

/**
 * Says how a case stands to another one, of whichever customer; said again, how it stands now. Neither changes by it.
 * Refuses `not-found` where the actor does not reach both, and `case.link-to-itself`.
 */
export function linkCases(context: Context, target: Pair & { readonly relation: Relation }): Promise<Result<Case>> {
  const worker = workerOf(context);
  const { caseId, otherId, relation } = target;
  return transaction(context, async (tx) => {
    const [row, there] = await lockBoth(tx, context, [caseId, otherId]);
    if (!row || !there) return refuse('not-found', 404);
    const [one, other] = [caseOf(row), caseOf(there)];
    const facts = decideLink({ known: one, number: row.number }, { known: other, number: there.number }, relation);
    if (!facts.ok) return facts;
    if ((await relationOf(tx, one.id, other.id)) === relation) return ok(one);
    await saveLink(tx, { one, other, relation, by: worker.id, at: context.now });
    await record(tx, context, { one, other, facts: facts.value });
    return ok(one);
  });
}

/** Takes a link away, from both. Where there is none, nothing happens. Refuses `not-found` as `linkCases` does. */
export function unlinkCases(context: Context, { caseId, otherId }: Pair): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const [row, there] = await lockBoth(tx, context, [caseId, otherId]);
    if (!row || !there) return refuse('not-found', 404);
    const [one, other] = [caseOf(row), caseOf(there)];
    if ((await relationOf(tx, one.id, other.id)) === null) return ok(one);
    await deleteLink(tx, one.id, other.id);
    const facts = unlinked({ known: one, number: row.number }, { known: other, number: there.number });
    await record(tx, context, { one, other, facts });
    return ok(one);
  });
}
