import type { z } from 'zod';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { SECOND } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { at, moment } from '#platform/database/columns.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { tellInPassing } from '#platform/passing.ts';
import type { Present } from '../../contract.ts';
import { presenceSubject } from '../../facts.ts';
import { findReadable } from '../store.ts';
import type { CaseRow, CaseTables } from '../tables.ts';
import { workerOf } from './changing.ts';

type PresentView = z.output<typeof Present>;

/** Whoever says nothing for so long has gone. Pages say it twice in that time. */
const BELIEVED = 45 * SECOND;

function tellOfPresence(tx: Tx, context: Context, row: CaseRow): void {
  const subject = presenceSubject(row.id);
  tellInPassing(tx, context, { kind: 'case.presence', subject, accountId: row.account_id, audience: 'team' });
}

/** Who else of the desk is on the case's page, those who write before those who look. */
export function whoIsHere(
  context: Context,
  { caseId }: { readonly caseId: CaseId },
): Promise<Result<{ items: PresentView[] }>> {
  const { id } = workerOf(context);
  return reading(context, async (tx) => {
    if (!(await findReadable(tx, context.actor, caseId))) return refuse('not-found', 404);
    const rows = await tx
      .tables<CaseTables>()
      .selectFrom('cases.presence')
      .select(['person_id', 'person_name', 'doing'])
      .where('case_id', '=', caseId)
      .where('person_id', '!=', id)
      .where('seen_until', '>', moment(context.now))
      .orderBy('doing')
      .orderBy('person_name')
      .execute();
    const items = rows.map(({ person_id, person_name, doing }) => ({ id: person_id, name: person_name, doing }));
    return ok({ items: items.toSorted((a, b) => Number(a.doing === 'viewing') - Number(b.doing === 'viewing')) });
  });
}

/** Says that the asker is on the case's page, and what they do there. Others hear of it when that changes. */
export function beHere(
  context: Context,
  { caseId, doing }: { readonly caseId: CaseId; readonly doing: PresentView['doing'] },
): Promise<Result<{ done: true }>> {
  const { id, name } = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId);
    if (!row) return refuse('not-found', 404);
    const table = tx.tables<CaseTables>();
    const before = await table
      .selectFrom('cases.presence')
      .select(['doing', 'seen_until'])
      .where('case_id', '=', caseId)
      .where('person_id', '=', id)
      .executeTakeFirst();
    const state = { person_name: name, doing, seen_until: at(context.now + BELIEVED) };
    await table
      .insertInto('cases.presence')
      .values({ case_id: caseId, person_id: id, account_id: row.account_id, ...state })
      .onConflict((conflict) => conflict.columns(['case_id', 'person_id']).doUpdateSet(state))
      .execute();
    const isNews = before?.doing !== doing || before.seen_until <= context.now;
    if (isNews) tellOfPresence(tx, context, row);
    return ok({ done: true });
  });
}

/** Says that the asker has left the page; also sweeps away who left without a word. */
export function leaveHere(context: Context, { caseId }: { readonly caseId: CaseId }): Promise<Result<{ done: true }>> {
  const { id } = workerOf(context);
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId);
    if (!row) return refuse('not-found', 404);
    await tx
      .tables<CaseTables>()
      .deleteFrom('cases.presence')
      .where('case_id', '=', caseId)
      .where((eb) => eb.or([eb('person_id', '=', id), eb('seen_until', '<=', moment(context.now))]))
      .execute();
    tellOfPresence(tx, context, row);
    return ok({ done: true });
  });
}
