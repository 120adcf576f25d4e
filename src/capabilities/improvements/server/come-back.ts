import { z } from 'zod';
import { ImprovementId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import { cameBack, type Improvement } from '../domain/improvement.ts';
import { record } from './on-improvement.ts';
import { promiseAnswer } from './owed.ts';
import { findImprovement, saveImprovement } from './store.ts';
import { tell } from './tell.ts';

const comingBack = jobKind({
  name: 'improvements.come-back',
  payload: z.object({ improvementId: ImprovementId }),
});

/** Sees to it that something parked comes back at its review date. */
export async function planComingBack(tx: Tx, { id }: Pick<Improvement, 'id'>, reviewAt: Instant): Promise<void> {
  await enqueue(tx, comingBack, { improvementId: id }, { runAt: reviewAt, key: `improvement:${id}` });
}

async function comeBack(tx: Tx, context: Context, improvementId: ImprovementId): Promise<void> {
  const known = await findImprovement(tx, improvementId, 'lock');
  if (!known || cameBack(known, known.answerId, context.now) === null) return;
  const answer = await promiseAnswer(tx, context, known);
  if (!answer.ok) throw new Error(`No answer can be promised for an improvement: ${answer.refusal.code}`);
  const back = cameBack(known, answer.value.id, context.now);
  if (back === null) return;
  await saveImprovement(tx, back);
  await record(tx, context, known.id, { kind: 'improvement.came-back', data: {} });
  const { promisor } = answer.value;
  const answers = 'personId' in promisor && promisor.personId !== null ? [promisor.personId] : [];
  await tell(tx, context, known, { to: answers, event: 'back' });
}

/** Brings something parked back, with a new answer owed to its proposer. */
export const comeBackJob = job(comingBack, (context, { improvementId }) =>
  transaction(context, (tx) => comeBack(tx, context, improvementId)),
);
