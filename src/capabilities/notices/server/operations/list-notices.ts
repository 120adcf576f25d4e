import { ok, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { noticesOf, unreadOf } from '../store.ts';

/** What whoever asks was told, newest first, and how many they have not read. Refuses strangers. */
export async function listNotices(context: Context) {
  const { actor } = context;
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  const { personId } = actor;
  return reading(context, async (tx) =>
    ok({ items: await noticesOf(tx, personId), unread: await unreadOf(tx, personId) }),
  );
}
