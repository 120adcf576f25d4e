import { fact } from '#kernel/facts.ts';
import { type AccountId, MessageId, type NoteId, PersonId, type SubjectRef } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { copyFiles } from '#platform/files.ts';
import { mailAccepted, mailRefused } from '../../facts.ts';
import { decidePending, lockPending } from '../pending-store.ts';
import type { Author, MailOrigin } from './post-message.ts';

/** Words by mail that the team accepts: to be heard as if their author had taken part all along. */
export interface AcceptedWords {
  readonly author: Author;
  readonly text: string;
  readonly mail: MailOrigin;
}

export interface MailToJudge {
  readonly noteId: NoteId;
  readonly subject: SubjectRef;
  readonly accountId: AccountId;
  /** Who judges, by name. */
  readonly by: string;
  readonly decision: 'accept' | 'refuse';
}

/**
 * Judges words of somebody whom we could not take for a participant. Accepted, `hear` takes them in as a message, and
 * their files go along; refused, they stay a note. Refuses what is judged already, and what `hear` refuses.
 */
export async function judgePendingMail(
  tx: Tx,
  context: Context,
  given: MailToJudge & { readonly hear: (words: AcceptedWords) => Promise<Result<MessageId>> },
): Promise<Result<{ messageId: MessageId | null }>> {
  const { noteId, subject, accountId } = given;
  const pending = await lockPending(tx, subject, noteId);
  if (!pending) return refuse('not-found', 404);
  if (pending.decision !== 'waiting') return refuse('mail.already-judged', 409);
  const about = { subject, accountId, occurredAt: context.now };
  const data = { noteId, author: pending.author_name, address: pending.address };
  const decided = { by: given.by, at: context.now };
  if (given.decision === 'refuse') {
    await decidePending(tx, noteId, { ...decided, decision: 'refused', messageId: null });
    await appendFacts(tx, context, [fact(mailRefused, about, data)]);
    return ok({ messageId: null });
  }
  const author = {
    id: pending.author_person_id === null ? null : PersonId.parse(pending.author_person_id),
    name: pending.author_name,
  };
  const heard = await given.hear({ author, text: pending.text, mail: pending.origin });
  if (!heard.ok) return heard;
  const messageId = MessageId.parse(heard.value);
  const from = { kind: 'note', id: noteId } as const;
  const to = { subject: { kind: 'message', id: messageId }, accountId, audience: 'customer' } as const;
  const copied = await copyFiles(tx, context, { from, to });
  if (!copied.ok) return copied;
  await decidePending(tx, noteId, { ...decided, decision: 'accepted', messageId });
  await appendFacts(tx, context, [fact(mailAccepted, about, data)]);
  return ok({ messageId });
}
