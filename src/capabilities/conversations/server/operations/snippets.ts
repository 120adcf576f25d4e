import type { z } from 'zod';
import { namesOf } from '#capabilities/people/index.ts';
import { SnippetId, type TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { at } from '#platform/database/columns.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import type { Snippet } from '../../contract.ts';
import { checkVariables, mayUseSnippet, mayWriteSnippet, type SnippetFor } from '../../domain/snippet.ts';
import type { ConversationTables, SnippetRow } from '../tables.ts';

type SnippetView = z.output<typeof Snippet>;

interface Written {
  readonly name: string;
  readonly text: string;
}

interface Target {
  readonly snippetId: SnippetId;
  readonly ifMatch?: number | undefined;
}

function whoseOf({ person_id: personId, team_id: teamId }: SnippetRow): SnippetFor {
  if (personId !== null) return { kind: 'own', personId };
  return teamId === null ? { kind: 'desk' } : { kind: 'team', teamId };
}

async function viewsOf(tx: Tx, { actor }: Context, rows: readonly SnippetRow[]): Promise<SnippetView[]> {
  const teamIds = rows.flatMap(({ team_id }) => team_id ?? []);
  const { teams } = await namesOf(tx, { teams: teamIds });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    text: row.text,
    for: whoseOf(row).kind,
    team: row.team_id === null ? null : { id: row.team_id, name: teams.get(row.team_id) ?? '' },
    mayChange: mayWriteSnippet(actor, whoseOf(row)),
    version: row.version,
  }));
}

const MOST = 500;

/** The snippets that the asker finds when they write, by name. */
export function listSnippets(context: Context): Promise<Result<{ items: SnippetView[] }>> {
  return reading(context, async (tx) => {
    const rows = await tx
      .tables<ConversationTables>()
      .selectFrom('conversations.snippet')
      .selectAll()
      .orderBy('name')
      .orderBy('id')
      .limit(MOST)
      .execute();
    const usable = rows.filter((row) => mayUseSnippet(context.actor, whoseOf(row)));
    return ok({ items: await viewsOf(tx, context, usable) });
  });
}

async function viewOf(tx: Tx, context: Context, row: SnippetRow): Promise<Result<SnippetView>> {
  const [view] = await viewsOf(tx, context, [row]);
  return view ? ok(view) : refuse('not-found', 404);
}

/** Adds a snippet: one's own, a team's, or everybody's. Refuses a variable that nobody could fill in. */
export function addSnippet(
  context: Context,
  given: Written & { readonly for: SnippetFor['kind']; readonly teamId?: TeamId | undefined },
): Promise<Result<SnippetView>> {
  return transaction(context, async (tx) => {
    const { actor } = context;
    if (actor.kind !== 'person') return refuse('forbidden', 403);
    const { teamId } = given;
    const known = teamId !== undefined && (await namesOf(tx, { teams: [teamId] })).teams.has(teamId);
    if ((given.for === 'team') !== known || (teamId !== undefined && !known)) {
      return refuse('snippet.team-unknown', 422);
    }
    const row: SnippetRow = {
      id: SnippetId.parse(context.newId()),
      person_id: given.for === 'own' ? actor.personId : null,
      team_id: given.for === 'team' ? (teamId ?? null) : null,
      name: given.name,
      text: given.text,
      version: 1,
      changed_at: context.now,
    };
    if (!mayWriteSnippet(actor, whoseOf(row))) return refuse('forbidden', 403);
    const checked = checkVariables(given.text);
    if (!checked.ok) return checked;
    await tx
      .tables<ConversationTables>()
      .insertInto('conversations.snippet')
      .values({ ...row, changed_at: at(context.now) })
      .execute();
    return viewOf(tx, context, row);
  });
}

async function lockMine(tx: Tx, context: Context, { snippetId, ifMatch }: Target): Promise<Result<SnippetRow>> {
  const row = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.snippet')
    .selectAll()
    .where('id', '=', snippetId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || !mayUseSnippet(context.actor, whoseOf(row))) return refuse('not-found', 404);
  if (!mayWriteSnippet(context.actor, whoseOf(row))) return refuse('forbidden', 403);
  return ifMatch === undefined || ifMatch === row.version ? ok(row) : refuse('changed-meanwhile', 412);
}

/** Changes what a snippet is called or says; for whom it is stays. */
export function changeSnippet(
  context: Context,
  { name, text, ...target }: Target & { readonly name?: string | undefined; readonly text?: string | undefined },
): Promise<Result<SnippetView>> {
  return transaction(context, async (tx) => {
    const known = await lockMine(tx, context, target);
    if (!known.ok) return known;
    const checked = checkVariables(text ?? known.value.text);
    if (!checked.ok) return checked;
    const { id, version } = known.value;
    const state = { name: name ?? known.value.name, text: text ?? known.value.text, version: version + 1 };
    await tx
      .tables<ConversationTables>()
      .updateTable('conversations.snippet')
      .set({ ...state, changed_at: at(context.now) })
      .where('id', '=', id)
      .execute();
    return viewOf(tx, context, { ...known.value, ...state });
  });
}

/** Removes a snippet; what was written with it stays. */
export function removeSnippet(context: Context, target: Target): Promise<Result<{ done: true }>> {
  return transaction(context, async (tx) => {
    const known = await lockMine(tx, context, target);
    if (!known.ok) return known;
    await tx
      .tables<ConversationTables>()
      .deleteFrom('conversations.snippet')
      .where('id', '=', known.value.id)
      .execute();
    return ok({ done: true });
  });
}

/** The texts of snippets that the asker finds, by id. */
export async function snippetTexts(
  tx: Tx,
  { actor }: Context,
  ids: readonly SnippetId[],
): Promise<ReadonlyMap<SnippetId, { readonly name: string; readonly text: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.snippet')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return new Map(
    rows.filter((row) => mayUseSnippet(actor, whoseOf(row))).map(({ id, name, text }) => [id, { name, text }]),
  );
}
