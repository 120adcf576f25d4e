import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { NoticeTables } from './tables.ts';

const SHOWN = 50;

/** What a person was told last, newest first. */
export function noticesOf(tx: Tx, personId: PersonId) {
  return tx
    .tables<NoticeTables>()
    .selectFrom('notices.notice')
    .select(['id', 'title', 'href', 'news', 'given_at as givenAt', 'read_at as readAt'])
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
}

/** How many of a person's notices nobody has read. */
export async function unreadOf(tx: Tx, personId: PersonId): Promise<number> {
  const row = await tx
    .tables<NoticeTables>()
    .selectFrom('notices.notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Whether all of these are notices of this person. */
export async function areTheirs(tx: Tx, personId: PersonId, ids: readonly string[]): Promise<boolean> {
  const rows = await tx
    .tables<NoticeTables>()
    .selectFrom('notices.notice')
    .select('id')
    .where('person_id', '=', personId)
    .where('id', '=', sql<string>`any (${sql.val([...ids])}::uuid[])`)
    .execute();
  return rows.length === new Set(ids).size;
}

/** Marks notices of a person as read, all of them unless some are named. Answers how many were unread. */
export async function markRead(
  tx: Tx,
  { personId, ids, now }: { personId: PersonId; ids: readonly string[] | undefined; now: Instant },
): Promise<number> {
  let query = tx
    .tables<NoticeTables>()
    .updateTable('notices.notice')
    .set({ read_at: at(now) })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null);
  if (ids) query = query.where('id', '=', sql<string>`any (${sql.val([...ids])}::uuid[])`);
  return (await query.returning('id').execute()).length;
}
