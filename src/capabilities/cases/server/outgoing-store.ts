import type { CaseId, FileId, MessageId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case, Worker } from '../domain/case.ts';
import type { Following } from '../domain/following.ts';
import type { CaseTables, OutgoingRow } from './tables.ts';

/** A reply that was sent and has not left yet. Nothing of what it does has happened. */
export interface Outgoing {
  /** The id that its message will have. */
  readonly id: MessageId;
  readonly caseId: CaseId;
  readonly author: Worker;
  readonly text: string;
  readonly next: Following;
  readonly fileIds: readonly FileId[];
  readonly seenMessageId: MessageId | null;
  readonly leavesAt: Instant;
  /** Why it could not leave; null while it is on its way. */
  readonly heldBack: string | null;
}

function outgoingOf(row: OutgoingRow): Outgoing {
  return {
    id: row.id,
    caseId: row.case_id,
    author: { id: row.author_id, name: row.author_name },
    text: row.text,
    next: row.next,
    fileIds: row.file_ids,
    seenMessageId: row.seen_message_id,
    leavesAt: row.leaves_at,
    heldBack: row.held_back,
  };
}

export async function insertOutgoing(
  tx: Tx,
  known: Pick<Case, 'id' | 'accountId'>,
  given: Omit<Outgoing, 'caseId' | 'heldBack'> & { readonly heldAt: Instant },
): Promise<void> {
  await tx
    .tables<CaseTables>()
    .insertInto('cases.outgoing_reply')
    .values({
      id: given.id,
      case_id: known.id,
      account_id: known.accountId,
      author_id: given.author.id,
      author_name: given.author.name,
      text: given.text,
      next: json(given.next),
      file_ids: [...given.fileIds],
      seen_message_id: given.seenMessageId,
      held_at: at(given.heldAt),
      leaves_at: at(given.leavesAt),
    })
    .execute();
}

export async function findOutgoing(tx: Tx, id: MessageId): Promise<Outgoing | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.outgoing_reply')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? outgoingOf(row) : null;
}

/** Takes the reply out of the way, for whoever comes first: who sends it, or who takes it back. */
export async function removeOutgoing(tx: Tx, id: MessageId, authorId: PersonId): Promise<Outgoing | null> {
  const row = await tx
    .tables<CaseTables>()
    .deleteFrom('cases.outgoing_reply')
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .returningAll()
    .executeTakeFirst();
  return row ? outgoingOf(row) : null;
}

/** Says why a reply could not leave. As the system. */
export async function keepBack(tx: Tx, id: MessageId, code: string): Promise<boolean> {
  const kept = await tx
    .tables<CaseTables>()
    .updateTable('cases.outgoing_reply')
    .set({ held_back: code })
    .where('id', '=', id)
    .executeTakeFirst();
  return kept.numUpdatedRows === 1n;
}

/** The replies about a case that have not left, in the order in which they do. */
export async function outgoingOn(tx: Tx, caseId: CaseId): Promise<Outgoing[]> {
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.outgoing_reply')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('leaves_at')
    .orderBy('id')
    .execute();
  return rows.map(outgoingOf);
}
