import type { z } from 'zod';
import { personOf } from '#kernel/actor.ts';
import type { ViewId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { at, json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { QueueView } from '../contract.ts';
import type { CaseTables, SavedViewRow } from './tables.ts';

export type StoredView = z.output<typeof QueueView>;

const MOST = 500;

/** The saved views that row security shows the asker, by name. */
export function viewRows(tx: Tx): Promise<SavedViewRow[]> {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.saved_view')
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(MOST)
    .execute();
}

export async function lockView(tx: Tx, id: ViewId): Promise<SavedViewRow | null> {
  const found = tx.tables<CaseTables>().selectFrom('cases.saved_view').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) ?? null;
}

/** Stores a view, new or changed. */
export async function storeView(tx: Tx, row: SavedViewRow): Promise<void> {
  const state = { name: row.name, view: json(row.view), version: row.version, changed_at: at(row.changed_at) };
  await tx
    .tables<CaseTables>()
    .insertInto('cases.saved_view')
    .values({ id: row.id, person_id: row.person_id, team_id: row.team_id, ...state })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(state))
    .execute();
}

export async function deleteView(tx: Tx, id: ViewId): Promise<void> {
  await tx.tables<CaseTables>().deleteFrom('cases.saved_view').where('id', '=', id).execute();
}

/** The views that the asker keeps in the side bar. */
export async function pinnedBy(tx: Tx, { actor }: Context): Promise<ReadonlySet<ViewId>> {
  const me = personOf(actor);
  if (me === null) return new Set();
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.pinned_view')
    .select('view_id')
    .where('person_id', '=', me)
    .execute();
  return new Set(rows.map(({ view_id }) => view_id));
}

/** Keeps a view in the asker's side bar, or no longer. */
export async function storePin(
  tx: Tx,
  { actor }: Context,
  { viewId, pinned }: { readonly viewId: ViewId; readonly pinned: boolean },
): Promise<void> {
  const me = personOf(actor);
  if (me === null) return;
  const tables = tx.tables<CaseTables>();
  if (pinned) {
    await tables
      .insertInto('cases.pinned_view')
      .values({ person_id: me, view_id: viewId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  } else {
    await tables.deleteFrom('cases.pinned_view').where('person_id', '=', me).where('view_id', '=', viewId).execute();
  }
}
