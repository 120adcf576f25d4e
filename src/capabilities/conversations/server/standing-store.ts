import type { Selectable } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Standing, UNBLEMISHED } from '../domain/bounce.ts';
import type { ConversationTables, FailingAddressTable } from './tables.ts';

export type FailingAddress = Selectable<FailingAddressTable>;

function failing(tx: Tx) {
  return tx.tables<ConversationTables>().selectFrom('conversations.failing_address');
}

/** What is known of an address, held until the transaction ends; undefined when it never failed. As the system. */
export function lockStanding(tx: Tx, address: string): Promise<FailingAddress | undefined> {
  return failing(tx).selectAll().where('address', '=', address).forUpdate().executeTakeFirst();
}

/** What decisions see of it. */
export function standingOf(row: FailingAddress | undefined): Standing {
  return row ? { score: row.score, scoredAt: row.scored_at, stoppedAt: row.stopped_at } : UNBLEMISHED;
}

/** Whether mail to this address is stopped. As the system. */
export async function isStopped(tx: Tx, address: string): Promise<boolean> {
  const row = await failing(tx)
    .select('id')
    .where('address', '=', address)
    .where('stopped_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether mail goes to this address, as far as we know; for callers of any rights. */
export function takesMail(tx: Tx, address: string): Promise<boolean> {
  return asSystem(tx, async () => !(await isStopped(tx, address.toLowerCase())));
}

export interface NewFailure {
  readonly id: string;
  readonly address: string;
  readonly standing: Standing;
  readonly words: string;
  readonly mailId: string;
}

/** Stores the standing of an address after a failure. As the system. */
export async function saveStanding(tx: Tx, { id, address, standing, words, mailId }: NewFailure): Promise<void> {
  const values = {
    score: standing.score,
    scored_at: at(standing.scoredAt),
    stopped_at: at(standing.stoppedAt),
    words,
    mail_id: mailId,
  };
  await tx
    .tables<ConversationTables>()
    .insertInto('conversations.failing_address')
    .values({ id, address, ...values })
    .onConflict((conflict) => conflict.column('address').doUpdateSet(values))
    .execute();
}

/** Forgets what is held against an address. As the system. */
export async function clearStanding(tx: Tx, id: string): Promise<void> {
  await tx
    .tables<ConversationTables>()
    .updateTable('conversations.failing_address')
    .set({ score: 0, scored_at: null, stopped_at: null })
    .where('id', '=', id)
    .execute();
}

/** An address by its id, held until the transaction ends. As the system. */
export function lockFailing(tx: Tx, id: string): Promise<FailingAddress | undefined> {
  return failing(tx).selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The addresses that are stopped, the last one first. As the system. */
export function stoppedAddresses(tx: Tx, limit: number): Promise<(FailingAddress & { stopped_at: Instant })[]> {
  return failing(tx)
    .selectAll()
    .where('stopped_at', 'is not', null)
    .orderBy('stopped_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .$narrowType<{ stopped_at: Instant }>()
    .execute();
}
