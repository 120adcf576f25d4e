import { sql } from 'kysely';
import type { z } from 'zod';
import { isMessageAbout } from '#capabilities/conversations/index.ts';
import type { CaseId, MessageId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { at } from '#platform/database/columns.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import type { Draft } from '../../contract.ts';
import { caseSubject } from '../../facts.ts';
import { findReadable } from '../store.ts';
import type { CaseTables } from '../tables.ts';
import { workerOf } from './changing.ts';

type DraftView = z.output<typeof Draft>;
type Kind = DraftView['kind'];

interface DraftOf {
  readonly caseId: CaseId;
  readonly kind: Kind;
}

/** What the asker has begun to write on a case. */
export function listDrafts(
  context: Context,
  { caseId }: Pick<DraftOf, 'caseId'>,
): Promise<Result<{ items: DraftView[] }>> {
  const { id } = workerOf(context);
  return reading(context, async (tx) => {
    if (!(await findReadable(tx, context.actor, caseId))) return refuse('not-found', 404);
    const rows = await tx
      .tables<CaseTables>()
      .selectFrom('cases.draft')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('person_id', '=', id)
      .orderBy('kind')
      .execute();
    const items = rows.map(({ kind, text, seen_message_id: seenMessageId, saved_at: savedAt }) => ({
      ...{ kind, text, seenMessageId },
      savedAt: toIso(savedAt),
    }));
    return ok({ items });
  });
}

/** Keeps what the asker writes, in place of what they had begun before. It changes nothing else. */
export function saveDraft(
  context: Context,
  { caseId, kind, text, seenMessageId }: DraftOf & { text: string; seenMessageId?: MessageId | undefined },
): Promise<Result<{ savedAt: string }>> {
  const { id } = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId);
    if (!row) return refuse('not-found', 404);
    if (seenMessageId !== undefined && !(await isMessageAbout(tx, seenMessageId, caseSubject(caseId)))) {
      return refuse('case.message-unknown', 422);
    }
    const state = { text, seen_message_id: seenMessageId ?? null, saved_at: at(context.now) };
    await tx
      .tables<CaseTables>()
      .insertInto('cases.draft')
      .values({ person_id: id, case_id: caseId, kind, account_id: row.account_id, ...state })
      .onConflict((conflict) => conflict.columns(['case_id', 'person_id', 'kind']).doUpdateSet(state))
      .execute();
    return ok({ savedAt: toIso(context.now) });
  });
}

function ownDraft(tx: Tx, context: Context, { caseId, kind }: DraftOf) {
  const { id } = workerOf(context);
  return tx
    .tables<CaseTables>()
    .deleteFrom('cases.draft')
    .where('case_id', '=', caseId)
    .where('person_id', '=', id)
    .where('kind', '=', kind);
}

/** Throws a draft away; one that is gone already is no fault. */
export function dropDraft(context: Context, of: DraftOf): Promise<Result<{ done: true }>> {
  return transaction(context, async (tx) => {
    if (!(await findReadable(tx, context.actor, of.caseId))) return refuse('not-found', 404);
    await ownDraft(tx, context, of).execute();
    return ok({ done: true });
  });
}

/** Words that were sent or saved are no draft any more; another text in their place stays. */
export async function draftIsDone(tx: Tx, context: Context, of: DraftOf & { readonly text: string }): Promise<void> {
  const said = sql<string>`btrim(text, E' \\t\\r\\n')`;
  await ownDraft(tx, context, of).where(said, '=', of.text).execute();
}
