import { z } from 'zod';
import { giveNotices } from '#capabilities/notices/index.ts';
import { personOf } from '#kernel/actor.ts';
import { CaseId, NoteId, PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import { excerptOf } from '../domain/alike.ts';
import { findReadable } from './store.ts';

const telling = jobKind({
  name: 'cases.tell-mentioned',
  payload: z.object({
    caseId: CaseId,
    noteId: NoteId,
    to: z.array(PersonId),
    byId: PersonId.nullable(),
    by: z.string(),
    words: z.string(),
  }),
});
type Telling = z.infer<typeof telling.payload>;

interface Mentions {
  readonly caseId: CaseId;
  readonly noteId: NoteId;
  readonly to: readonly PersonId[];
  /** The name of who wrote the note. */
  readonly by: string;
  readonly text: string;
}

/** Has those whom a note names told of it, once the transaction is done. */
export async function tellMentioned(tx: Tx, context: Context, { to, text, ...note }: Mentions): Promise<void> {
  if (to.length === 0) return;
  await enqueue(tx, telling, { ...note, to: [...to], byId: personOf(context.actor), words: excerptOf(text) });
}

async function give(tx: Tx, context: Context, { caseId, noteId, to, byId, by, words }: Telling): Promise<void> {
  const row = await findReadable(tx, context.actor, caseId);
  if (!row) return;
  const notices = to.map((personId) => ({
    personId,
    topic: `mentioned:${noteId}`,
    title: row.subject,
    href: `/desk/case/${row.number}`,
    news: { kind: 'mentioned', by, words } as const,
    insists: true,
  }));
  await giveNotices(tx, context, { id: noteId, by: byId, notices });
}

export const tellMentionedJob = job(telling, (context, payload) =>
  transaction(context, (tx) => give(tx, context, payload)),
);
