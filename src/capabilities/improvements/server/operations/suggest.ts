import { caseSubject, type KnownCase, readableCase } from '#capabilities/cases/index.ts';
import { fact } from '#kernel/facts.ts';
import { type CaseId, ImprovementId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Improvement } from '../../domain/improvement.ts';
import { improvementFacts } from '../../facts.ts';
import { insertDismissal, insertEvidence } from '../evidence-store.ts';
import { type OfImprovement, onImprovement, personOfDesk, record } from '../on-improvement.ts';
import { promiseAnswer, teamOf } from '../owed.ts';
import { insertImprovement } from '../store.ts';
import { tell } from '../tell.ts';

interface Suggestion extends Pick<Improvement, 'title' | 'wrong' | 'help' | 'causes' | 'causeWords'> {
  /** The case in which it happened; null where it comes from none. */
  readonly caseId: CaseId | null;
}

/** Says in the case's record that it stands for an improvement. */
async function attach(
  tx: Tx,
  context: Context,
  { known, of, words }: { readonly known: KnownCase; readonly of: Improvement; readonly words: string | null },
): Promise<boolean> {
  const { name: by } = personOfDesk(context);
  const { id: caseId, accountId } = known;
  const added = await insertEvidence(tx, of.id, { caseId, accountId, by, words, at: context.now });
  if (!added) return false;
  const about = { subject: caseSubject(caseId), accountId, occurredAt: context.now };
  const data = { improvementId: of.id, title: of.title };
  await appendFacts(tx, context, [fact(improvementFacts['improvement.suggested'], about, data)]);
  return true;
}

/**
 * Suggests an improvement. Its proposer is promised an answer, by a lead of the case's team, or of their own, or by a
 * manager, who is told. Refuses a case that the actor may not read as one that never was.
 */
export function suggest(context: Context, { caseId, ...said }: Suggestion): Promise<Result<Improvement>> {
  const proposer = personOfDesk(context);
  const own = context.actor.kind === 'person' ? teamOf(context.actor.teams) : null;
  return transaction(context, async (tx) => {
    const known = caseId === null ? null : await readableCase(tx, context.actor, caseId);
    if (caseId !== null && known === null) return refuse('not-found', 404);
    const id = ImprovementId.parse(context.newId());
    const about = { id, proposer, teamId: known?.teamId ?? own };
    const answer = await promiseAnswer(tx, context, about);
    if (!answer.ok) return answer;
    const { id: answerId, promisor } = answer.value;
    const nothing = { assessment: null, decision: null, owner: null, doneId: null, result: null } as const;
    const proposed = { state: 'proposed', proposedAt: context.now, version: 1 } as const;
    const improvement: Improvement = {
      ...said,
      ...about,
      ...proposed,
      ...nothing,
      causes: [...new Set(said.causes)],
      answerId,
    };
    await insertImprovement(tx, improvement);
    await record(tx, context, id, { kind: 'improvement.proposed', data: { title: said.title } });
    if (known) await attach(tx, context, { known, of: improvement, words: null });
    const answers = 'personId' in promisor && promisor.personId !== null ? [promisor.personId] : [];
    await tell(tx, context, improvement, { to: answers, event: 'asked' });
    return ok(improvement);
  });
}

interface AddedCase extends OfImprovement {
  readonly caseId: CaseId;
  readonly words: string | null;
}

/** Says that it happened in one more case. Refuses `improvement.case-known`, and a case that the actor may not read. */
export function addCase(context: Context, { caseId, words, ...of }: AddedCase): Promise<Result<Improvement>> {
  return onImprovement(context, of, async (tx, improvement) => {
    const known = await readableCase(tx, context.actor, caseId);
    if (!known) return refuse('not-found', 404);
    if (!(await attach(tx, context, { known, of: improvement, words }))) return refuse('improvement.case-known', 409);
    await record(tx, context, improvement.id, { kind: 'improvement.case-added', data: {} });
    return ok(improvement);
  });
}

/** Says that nothing is to be suggested from a case: nobody is asked at its end any more. */
export function dismissPrompt(context: Context, caseId: CaseId): Promise<Result<KnownCase>> {
  const { id: by } = personOfDesk(context);
  return transaction(context, async (tx) => {
    const known = await readableCase(tx, context.actor, caseId);
    if (!known) return refuse('not-found', 404);
    await insertDismissal(tx, { caseId: known.id, accountId: known.accountId, by, at: context.now });
    return ok(known);
  });
}
