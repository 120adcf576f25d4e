import { fact } from '#kernel/facts.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { noticesRead } from '../../facts.ts';
import { areTheirs, markRead, unreadOf } from '../store.ts';

/** Marks what whoever asks was told as read, all of it unless some is named. Answers how many are left; refuses others' notices. */
export function readNotices(context: Context, ids: readonly string[] | undefined): Promise<Result<{ unread: number }>> {
  return transaction(context, async (tx) => {
    const { actor, now } = context;
    if (actor.kind !== 'person') return refuse('signed-out', 401);
    const { personId } = actor;
    if (ids && !(await areTheirs(tx, personId, ids))) return refuse('not-found', 404);
    const count = await markRead(tx, { personId, ids, now });
    const about = { subject: { kind: 'person', id: personId }, accountId: null, occurredAt: now };
    if (count > 0) await appendFacts(tx, context, [fact(noticesRead, about, { count })]);
    return ok({ unread: await unreadOf(tx, personId) });
  });
}
