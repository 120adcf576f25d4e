import { namesOf } from '#capabilities/people/index.ts';
import { handPromisesTo } from '#capabilities/promises/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case, Decision } from '../../domain/case.ts';
import { type Answering, decideAccept, decideGiveBack, decideTakeBack } from '../../domain/transfer.ts';
import { caseSubject } from '../../facts.ts';
import { addHelper } from '../participant-store.ts';
import { tellOfTransfer } from '../tell-of-transfer.ts';
import { answerTransfer } from '../transfer-store.ts';
import { nowAfter } from '../transfer-words.ts';
import { changing, type Target, workerOf } from './changing.ts';

function answering(context: Context): Answering {
  return { ...workerOf(context), teams: context.actor.kind === 'person' ? context.actor.teams : [] };
}

async function giverName(tx: Tx, { ownerId }: Case): Promise<string> {
  return ownerId === null ? '' : ((await namesOf(tx, { people: [ownerId] })).people.get(ownerId) ?? '');
}

/**
 * Accepts a case that was offered to me or to a team of mine: from now on I answer for it and for its promises. The
 * giver goes on reading it, and still asks whether it helped. Refuses as `decideAccept` does.
 */
export function acceptTransfer(context: Context, target: Target): Promise<Result<Case>> {
  const receiver = answering(context);
  return changing(context, target, async (tx, known) => {
    const giver = await giverName(tx, known);
    const decision = decideAccept(known, receiver, giver);
    if (!decision.ok || known.offer === null || known.ownerId === null) return decision;
    const { id, teamId } = known.offer;
    const subject = caseSubject(known.id);
    if (teamId !== null && teamId !== known.teamId) await handPromisesTo(tx, context, subject, { teamId });
    await handPromisesTo(tx, context, subject, { personId: receiver.id });
    await addHelper(tx, known, { personId: known.ownerId, at: context.now });
    await answerTransfer(tx, id, { state: 'accepted', by: receiver.id, at: context.now });
    await tellOfTransfer(tx, context, { transferId: id, news: 'accepted' });
    const now = await nowAfter(tx, context, { known, receiver, giver });
    return ok<Decision>({ ...decision.value, case: { ...decision.value.case, now } });
  });
}

/** Gives a case back that was offered to me or to a team of mine, and says why. Refuses as `decideGiveBack` does. */
export function giveTransferBack(context: Context, target: Target & { reason: string }): Promise<Result<Case>> {
  const receiver = answering(context);
  return changing(context, target, async (tx, known) => {
    const { reason } = target;
    const decision = decideGiveBack(known, receiver, { giver: await giverName(tx, known), reason });
    if (!decision.ok || known.offer === null) return decision;
    const { id } = known.offer;
    await answerTransfer(tx, id, { state: 'returned', by: receiver.id, at: context.now, reason });
    await tellOfTransfer(tx, context, { transferId: id, news: 'given-back' });
    return decision;
  });
}

/** Takes an offer of mine back before somebody answered it. Refuses as `decideTakeBack` does. */
export function takeTransferBack(context: Context, target: Target): Promise<Result<Case>> {
  const giver = workerOf(context);
  return changing(context, target, async (tx, known) => {
    const decision = decideTakeBack(known, giver);
    if (!decision.ok || known.offer === null) return decision;
    await answerTransfer(tx, known.offer.id, { state: 'taken-back', by: giver.id, at: context.now });
    return decision;
  });
}
