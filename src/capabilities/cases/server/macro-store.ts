import type { z } from 'zod';
import { namesOf } from '#capabilities/people/index.ts';
import type { MacroId } from '#kernel/ids.ts';
import { at, json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Macro, MacroStep } from '../contract.ts';
import type { CaseTables, MacroRow } from './tables.ts';

export type Step = z.output<typeof MacroStep>;
type MacroView = z.output<typeof Macro>;

const MOST = 200;

/** Macros as the desk sees them, with the names of whom they give cases to. */
export async function macroViews(tx: Tx, rows: readonly MacroRow[]): Promise<MacroView[]> {
  const steps = rows.flatMap((row) => row.steps);
  const { teams, people } = await namesOf(tx, {
    teams: steps.flatMap((step) => (step.does === 'assign-team' ? step.teamId : [])),
    people: steps.flatMap((step) => (step.does === 'assign-person' ? step.personId : [])),
  });
  const names = Object.fromEntries([...teams, ...people]);
  const named = (id: string) => [id, names[id] ?? ''] as const;
  return rows.map(({ id, name, steps: its, version }) => ({
    ...{ id, name, steps: its, version },
    names: Object.fromEntries(
      its.flatMap((step) => {
        if (step.does === 'assign-team') return [named(step.teamId)];
        return step.does === 'assign-person' ? [named(step.personId)] : [];
      }),
    ),
  }));
}

/** All macros, by name. */
export function macroRows(tx: Tx): Promise<MacroRow[]> {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.macro')
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(MOST)
    .execute();
}

export async function findMacro(tx: Tx, id: MacroId, lock: 'lock' | 'look' = 'look'): Promise<MacroRow | null> {
  const query = tx.tables<CaseTables>().selectFrom('cases.macro').selectAll().where('id', '=', id);
  return (await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()) ?? null;
}

/** Stores a macro, new or changed. */
export async function storeMacro(tx: Tx, row: MacroRow): Promise<void> {
  const state = { name: row.name, steps: json(row.steps), version: row.version, changed_at: at(row.changed_at) };
  await tx
    .tables<CaseTables>()
    .insertInto('cases.macro')
    .values({ id: row.id, ...state })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(state))
    .execute();
}

export async function deleteMacro(tx: Tx, id: MacroId): Promise<void> {
  await tx.tables<CaseTables>().deleteFrom('cases.macro').where('id', '=', id).execute();
}
