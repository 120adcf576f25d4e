import { sql } from 'kysely';
import type { Answer, RequestItemRecord } from '#capabilities/catalogue/index.ts';
import type { AccountId, CaseId, RequestItemId } from '#kernel/ids.ts';
import { json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Took, tookOf } from '../domain/took.ts';
import type { CaseTables } from './tables.ts';

export interface NewRequest {
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly item: RequestItemRecord;
  readonly answers: readonly Answer[];
}

export async function insertRequest(tx: Tx, request: NewRequest): Promise<void> {
  const { caseId, accountId, item, answers } = request;
  await tx
    .tables<CaseTables>()
    .insertInto('cases.request')
    .values({
      case_id: caseId,
      account_id: accountId,
      item_id: item.id,
      item_name: item.name,
      answers: json(answers),
      item_summary: item.summary,
      item_cost: item.cost,
      approval_needs: item.approvalNeeds,
      approval_days: item.approvalDays,
    })
    .execute();
}

/** What was requested in a case; undefined where nothing of the catalogue was. */
export function requestOf(tx: Tx, caseId: CaseId) {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.request')
    .select(['item_name as item', 'item_summary as summary', 'item_cost as cost', 'answers'])
    .select(['approval_needs as needs', 'approval_days as days'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
}

/** How long items took lately and how often they were asked for, over all customers. */
export async function timesOf(
  tx: Tx,
  items: readonly RequestItemId[],
): Promise<ReadonlyMap<RequestItemId, { readonly took: Took | null; readonly asked: number }>> {
  if (items.length === 0) return new Map();
  const { rows } = await sql<{ item_id: RequestItemId; took: number[]; asked: number }>`
    select * from cases.request_times(${[...items]}::uuid[])`.execute(tx.tables<unknown>());
  return new Map(rows.map((row) => [row.item_id, { took: tookOf(row.took), asked: row.asked }]));
}
