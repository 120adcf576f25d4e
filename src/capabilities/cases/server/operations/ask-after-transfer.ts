import { fulfilPromise, openPromisesAbout, type PromiseRecord } from '#capabilities/promises/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Case } from '../../domain/case.ts';
import { caseSubject } from '../../facts.ts';
import { tellCustomer } from '../tell-customer.ts';
import { changing, type Target, workerOf } from './changing.ts';

const isOwedBy = (personId: PersonId) => (promise: PromiseRecord) =>
  promise.kind === 'warm-transfer-followup' && 'personId' in promise.promisor && promise.promisor.personId === personId;

/**
 * Asks the customer whether a hand-over of mine helped, as I promised. Their answer comes to the case, whoever owns it.
 * Refuses `case.no-follow-up` where I owe no such question.
 */
export function askAfterTransfer(context: Context, target: Target & { text: string }): Promise<Result<Case>> {
  const giver = workerOf(context);
  return changing(context, target, async (tx, known, number) => {
    const owed = (await openPromisesAbout(tx, caseSubject(known.id))).filter(isOwedBy(giver.id));
    if (owed.length === 0) return refuse('case.no-follow-up', 409);
    await tellCustomer(tx, context, { known, number, author: giver, text: target.text });
    for (const promise of owed) {
      const kept = await fulfilPromise(tx, context, promise, context.now);
      if (!kept.ok) return kept;
    }
    return ok({ case: { ...known, lastTeamWordAt: context.now }, facts: [] });
  });
}
