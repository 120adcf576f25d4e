import type { z } from 'zod';
import { namesOf } from '#capabilities/people/index.ts';
import { type TeamId, ViewId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import type { SavedView } from '../../contract.ts';
import { mayChangeView, mayUseView, PINNED_AT_MOST, type ViewFor } from '../../domain/saved-view.ts';
import type { SavedViewRow } from '../tables.ts';
import { deleteView, lockView, pinnedBy, type StoredView, storePin, storeView, viewRows } from '../view-store.ts';

type View = z.output<typeof SavedView>;

interface Target {
  readonly viewId: ViewId;
  readonly ifMatch?: number | undefined;
}

interface Written {
  readonly name: string;
  readonly for: ViewFor['kind'];
  readonly teamId?: TeamId | undefined;
  readonly view: StoredView;
  readonly pinned: boolean;
}

function whoseOf({ person_id: personId, team_id: teamId }: SavedViewRow): ViewFor | null {
  if (personId !== null) return { kind: 'own', personId };
  return teamId === null ? null : { kind: 'team', teamId };
}

function isFoundBy({ actor }: Context, row: SavedViewRow): boolean {
  const whose = whoseOf(row);
  return whose !== null && mayUseView(actor, whose);
}

function mayChange({ actor }: Context, row: SavedViewRow): boolean {
  const whose = whoseOf(row);
  return whose !== null && mayChangeView(actor, whose);
}

async function viewsOf(tx: Tx, context: Context, rows: readonly SavedViewRow[]): Promise<View[]> {
  const { teams } = await namesOf(tx, { teams: rows.flatMap(({ team_id }) => team_id ?? []) });
  const pinned = await pinnedBy(tx, context);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    for: row.team_id === null ? 'own' : 'team',
    team: row.team_id === null ? null : { id: row.team_id, name: teams.get(row.team_id) ?? '' },
    view: row.view,
    pinned: pinned.has(row.id),
    mayChange: mayChange(context, row),
    version: row.version,
  }));
}

async function viewOf(tx: Tx, context: Context, row: SavedViewRow): Promise<Result<View>> {
  const [view] = await viewsOf(tx, context, [row]);
  return view ? ok(view) : refuse('not-found', 404);
}

/** The views that the asker finds, by name. */
export function listViews(context: Context): Promise<Result<{ items: View[] }>> {
  return reading(context, async (tx) => {
    const rows = await viewRows(tx);
    return ok({
      items: await viewsOf(
        tx,
        context,
        rows.filter((row) => isFoundBy(context, row)),
      ),
    });
  });
}

/** What the asker keeps in the side bar and is counted there, no more than `PINNED_AT_MOST`. */
export async function pinnedViews(tx: Tx, context: Context): Promise<readonly SavedViewRow[]> {
  const pinned = await pinnedBy(tx, context);
  if (pinned.size === 0) return [];
  const rows = await viewRows(tx);
  return rows.filter((row) => pinned.has(row.id) && isFoundBy(context, row)).slice(0, PINNED_AT_MOST);
}

/** Saves a view under a name, for oneself or for a team. Refuses a team that there is not, or that is not the asker's to write for. */
export function addView(context: Context, given: Written): Promise<Result<View>> {
  return transaction(context, async (tx) => {
    const { actor } = context;
    if (actor.kind !== 'person') return refuse('forbidden', 403);
    const { teamId } = given;
    const known = teamId !== undefined && (await namesOf(tx, { teams: [teamId] })).teams.has(teamId);
    const isForTeam = given.for === 'team';
    if (isForTeam !== known || isForTeam !== (teamId !== undefined)) return refuse('view.team-unknown', 422);
    const row: SavedViewRow = {
      id: ViewId.parse(context.newId()),
      person_id: given.for === 'own' ? actor.personId : null,
      team_id: given.for === 'team' ? (teamId ?? null) : null,
      name: given.name,
      view: given.view,
      version: 1,
      changed_at: context.now,
    };
    if (!mayChange(context, row)) return refuse('view.not-yours', 403);
    await storeView(tx, row);
    return given.pinned ? pin(tx, context, row) : viewOf(tx, context, row);
  });
}

async function lockFound(tx: Tx, context: Context, { viewId, ifMatch }: Target): Promise<Result<SavedViewRow>> {
  const row = await lockView(tx, viewId);
  if (!row || !isFoundBy(context, row)) return refuse('not-found', 404);
  return ifMatch === undefined || ifMatch === row.version ? ok(row) : refuse('changed-meanwhile', 412);
}

async function lockMine(tx: Tx, context: Context, target: Target): Promise<Result<SavedViewRow>> {
  const found = await lockFound(tx, context, target);
  if (!found.ok || mayChange(context, found.value)) return found;
  return refuse('view.not-yours', 403);
}

/** Changes what a view is called or shows. A team's view is changed only by who may. */
export function changeView(
  context: Context,
  { name, view, ...target }: Target & { readonly name?: string | undefined; readonly view?: StoredView | undefined },
): Promise<Result<View>> {
  return transaction(context, async (tx) => {
    const known = await lockMine(tx, context, target);
    if (!known.ok) return known;
    const row = {
      ...known.value,
      name: name ?? known.value.name,
      view: view ?? known.value.view,
      version: known.value.version + 1,
      changed_at: context.now,
    };
    await storeView(tx, row);
    return viewOf(tx, context, row);
  });
}

/** Removes a view. Its address goes on working: it says itself what it shows. */
export function removeView(context: Context, target: Target): Promise<Result<{ done: true }>> {
  return transaction(context, async (tx) => {
    const known = await lockMine(tx, context, target);
    if (!known.ok) return known;
    await deleteView(tx, known.value.id);
    return ok({ done: true });
  });
}

async function pin(tx: Tx, context: Context, row: SavedViewRow): Promise<Result<View>> {
  const others = [...(await pinnedBy(tx, context))].filter((id) => id !== row.id);
  if (others.length >= PINNED_AT_MOST) return refuse('view.enough-pinned', 422, { n: PINNED_AT_MOST });
  await storePin(tx, context, { viewId: row.id, pinned: true });
  return viewOf(tx, context, row);
}

/** Keeps a view in the asker's side bar, or no longer. Refuses more than can be counted there. */
export function pinView(
  context: Context,
  { pinned, viewId }: { readonly viewId: ViewId; readonly pinned: boolean },
): Promise<Result<View>> {
  return transaction(context, async (tx) => {
    const known = await lockFound(tx, context, { viewId });
    if (!known.ok) return known;
    if (pinned) return pin(tx, context, known.value);
    await storePin(tx, context, { viewId, pinned });
    return viewOf(tx, context, known.value);
  });
}
