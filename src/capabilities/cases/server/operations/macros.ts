import { checkVariables } from '#capabilities/conversations/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import { MacroId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { deleteMacro, findMacro, macroRows, macroViews, type Step, storeMacro } from '../macro-store.ts';
import { colleague } from '../people.ts';
import type { MacroRow } from '../tables.ts';

type View = Awaited<ReturnType<typeof macroViews>>[number];

interface Target {
  readonly macroId: MacroId;
  readonly ifMatch?: number | undefined;
}

/** All macros, by name. */
export function listMacros(context: Context): Promise<Result<{ items: View[] }>> {
  return reading(context, async (tx) => ok({ items: await macroViews(tx, await macroRows(tx)) }));
}

/** Whether a step could ever be done: its team or person exists, and its text names nothing that nobody could fill in. */
async function checkStep(tx: Tx, step: Step): Promise<Result<null>> {
  if (step.does === 'assign-team') {
    const known = (await namesOf(tx, { teams: [step.teamId] })).teams.has(step.teamId);
    return known ? ok(null) : refuse('case.team-unknown', 422);
  }
  if (step.does === 'assign-person') {
    return (await colleague(tx, step.personId)) ? ok(null) : refuse('case.assignee-unknown', 422);
  }
  if (step.does === 'priority') return ok(null);
  return checkVariables(step.does === 'wait' ? step.question : step.text);
}

async function keep(tx: Tx, row: MacroRow): Promise<Result<View>> {
  for (const step of row.steps) {
    const checked = await checkStep(tx, step);
    if (!checked.ok) return checked;
  }
  await storeMacro(tx, row);
  const [view] = await macroViews(tx, [row]);
  return view ? ok(view) : refuse('not-found', 404);
}

/** Adds a macro for everybody at the desk. Refuses steps that could never be done. */
export function addMacro(
  context: Context,
  { name, steps }: { readonly name: string; readonly steps: readonly Step[] },
): Promise<Result<View>> {
  return transaction(context, (tx) =>
    keep(tx, {
      id: MacroId.parse(context.newId()),
      ...{ name, steps: [...steps] },
      version: 1,
      changed_at: context.now,
    }),
  );
}

/** Changes a macro's name or steps. Refuses as `addMacro` does, and a version that has moved on. */
export function changeMacro(
  context: Context,
  { macroId, ifMatch, name, steps }: Target & { name?: string | undefined; steps?: readonly Step[] | undefined },
): Promise<Result<View>> {
  return transaction(context, async (tx) => {
    const known = await findMacro(tx, macroId, 'lock');
    if (!known) return refuse('not-found', 404);
    if (ifMatch !== undefined && ifMatch !== known.version) return refuse('changed-meanwhile', 412);
    return keep(tx, {
      ...known,
      name: name ?? known.name,
      steps: [...(steps ?? known.steps)],
      version: known.version + 1,
      changed_at: context.now,
    });
  });
}

/** Removes a macro; what was done with it stays. */
export function removeMacro(context: Context, { macroId, ifMatch }: Target): Promise<Result<{ done: true }>> {
  return transaction(context, async (tx) => {
    const known = await findMacro(tx, macroId, 'lock');
    if (!known) return refuse('not-found', 404);
    if (ifMatch !== undefined && ifMatch !== known.version) return refuse('changed-meanwhile', 412);
    await deleteMacro(tx, macroId);
    return ok({ done: true });
  });
}
