import { AccountId, type FileId, type MessageId, type NoteId, type SubjectRef } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import * as files from '#platform/files.ts';
import type { ConversationTables } from '../tables.ts';

/** What a file is attached to. A note's files are the team's own. */
export type AttachTarget = { readonly subject: SubjectRef } & (
  | { readonly kind: 'message'; readonly id: MessageId }
  | { readonly kind: 'note'; readonly id: NoteId }
);

async function accountOf(tx: Tx, to: AttachTarget): Promise<AccountId> {
  const row = await tx
    .tables<ConversationTables>()
    .selectFrom(`conversations.${to.kind}`)
    .select('account_id')
    .where('id', '=', to.id)
    .where('subject_kind', '=', to.subject.kind)
    .where('subject_id', '=', to.subject.id)
    .executeTakeFirst();
  if (!row) throw new Problem('not-found', 404);
  return AccountId.parse(row.account_id);
}

/**
 * Attaches uploads of the person who asks to their message or note. Throws the problem `file.not-attachable`, which
 * undoes the whole transaction, when one is not theirs, not uploaded, attached already, or meant for the team and
 * would come before a customer.
 */
export async function attachFiles(
  tx: Tx,
  context: Context,
  fileIds: readonly FileId[],
  to: AttachTarget,
): Promise<void> {
  if (fileIds.length === 0) return;
  const attached = await files.attachFiles(tx, context, {
    fileIds,
    to: {
      subject: { kind: to.kind, id: to.id },
      accountId: await accountOf(tx, to),
      audience: to.kind === 'note' ? 'team' : 'customer',
    },
  });
  if (!attached.ok) throw new Problem(attached.refusal.code, attached.refusal.status ?? 422);
}
