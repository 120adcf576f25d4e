import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case } from '../../domain/case.ts';
import { factsOf } from '../../facts.ts';
import { closeEscalation, unansweredEscalation } from '../escalation-store.ts';
import { findReadable } from '../store.ts';
import { workerOf } from './changing.ts';
import { replyToCustomer } from './reply.ts';

export interface EscalationAnswer {
  readonly caseId: CaseId;
  /** Why the priority stays, as the customer reads it. */
  readonly text: string;
  /** When they hear next. */
  readonly nextBy: Instant;
}

/**
 * Answers a customer who says that their case is more urgent than it looks: they are written to, and hear when the next
 * word comes. Refuses `not-found`, `case.not-escalated` where nothing waits for an answer, and as a reply does.
 */
export function answerEscalation(context: Context, { caseId, text, nextBy }: EscalationAnswer): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    if (!(await unansweredEscalation(tx, caseId))) return refuse('case.not-escalated', 409);
    const next = { follow: 'next-word', by: nextBy } as const;
    const replied = await replyToCustomer({ ...context, tx }, { caseId, text, next, fileIds: [] });
    if (!replied.ok) return replied;
    await closeEscalation(tx, caseId, { answer: 'told', now: context.now });
    const answered = { kind: 'case.escalation-answered', data: { by: workerOf(context).name } } as const;
    await appendFacts(tx, context, factsOf(replied.value.case, [answered], context.now));
    return ok(replied.value.case);
  });
}
