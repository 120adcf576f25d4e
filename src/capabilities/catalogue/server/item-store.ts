import type { PersonId, RequestItemId, ServiceId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { ApprovalBy, ApprovalNeeds, FormField } from '../domain/index.ts';
import type { CatalogueTables } from './tables.ts';

/** What can be requested, as an administrator wrote it. */
export interface RequestItemRecord {
  readonly id: RequestItemId;
  readonly slug: string;
  readonly name: string;
  /** What one gets. */
  readonly summary: string;
  readonly cost: string | null;
  readonly serviceId: ServiceId;
  /** Who says yes or no first, where anybody has to. */
  readonly approvalBy: ApprovalBy;
  /** Who of the desk says it, or stands in for those outside; nobody has to say it when null. */
  readonly approverId: PersonId | null;
  readonly approvalNeeds: ApprovalNeeds;
  /** Within how many working days they answer. */
  readonly approvalDays: number;
  readonly form: readonly FormField[];
  readonly retired: boolean;
  readonly version: number;
}

function items(tx: Tx) {
  return tx
    .tables<CatalogueTables>()
    .selectFrom('catalogue.request_item')
    .select(['id', 'slug', 'name', 'summary', 'cost', 'service_id as serviceId', 'form', 'retired', 'version'])
    .select(['approval_by as approvalBy', 'approver_id as approverId'])
    .select(['approval_needs as approvalNeeds', 'approval_days as approvalDays']);
}

/** An item is offered while neither it nor its service is retired. */
function offered(tx: Tx) {
  const services = tx
    .tables<CatalogueTables>()
    .selectFrom('catalogue.service')
    .select('id')
    .where('retired', '=', false);
  return items(tx).where('retired', '=', false).where('service_id', 'in', services);
}

/** Everything that can be requested, or could once, by name. */
export function requestItems(tx: Tx, which: 'offered' | 'all' = 'offered'): Promise<RequestItemRecord[]> {
  const wanted = which === 'all' ? items(tx) : offered(tx);
  return wanted.orderBy('name').orderBy('id').execute();
}

/** What can be requested at this address; undefined when there is nothing, or no longer. */
export function requestItemAt(tx: Tx, slug: string): Promise<RequestItemRecord | undefined> {
  return offered(tx).where('slug', '=', slug).executeTakeFirst();
}

export function findItem(tx: Tx, id: RequestItemId): Promise<RequestItemRecord | undefined> {
  return items(tx).where('id', '=', id).executeTakeFirst();
}

function columnsOf({ name, summary, cost, serviceId, form, retired, ...item }: RequestItemRecord) {
  const approval = {
    approval_by: item.approvalBy,
    approver_id: item.approverId,
    approval_needs: item.approvalNeeds,
    approval_days: item.approvalDays,
  };
  return { name, summary, cost, service_id: serviceId, ...approval, form: json(form), retired };
}

/** Stores an item. Answers false when its address is taken. */
export async function insertItem(tx: Tx, item: RequestItemRecord, createdAt: Instant): Promise<boolean> {
  const { id, slug } = item;
  const inserted = await tx
    .tables<CatalogueTables>()
    .insertInto('catalogue.request_item')
    .values({ ...columnsOf(item), id, slug, created_at: at(createdAt) })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Saves an item in its next version. Answers false when another version stands there by now. */
export async function updateItem(tx: Tx, item: RequestItemRecord): Promise<boolean> {
  const saved = await tx
    .tables<CatalogueTables>()
    .updateTable('catalogue.request_item')
    .set({ ...columnsOf(item), version: item.version + 1 })
    .where('id', '=', item.id)
    .where('version', '=', item.version)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}
