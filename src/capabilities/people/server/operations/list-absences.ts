import type { z } from 'zod';
import type { PersonId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import type { Absence } from '../../contract.ts';
import { type AbsenceRecord, absencesAhead } from '../absence-store.ts';
import { namesOf } from '../names.ts';

export type AbsenceView = z.output<typeof Absence>;

/** Absences as the API shows them, in the same order. */
export async function absenceViews(tx: Tx, absences: readonly AbsenceRecord[]): Promise<AbsenceView[]> {
  const { people } = await namesOf(tx, {
    people: absences.flatMap(({ personId, standInId }) => (standInId === null ? [personId] : [personId, standInId])),
  });
  const named = (id: PersonId) => ({ id, name: people.get(id) ?? '' });
  return absences.map(({ id, personId, from, until, standInId }) => ({
    id,
    person: named(personId),
    from: toIso(from),
    until: toIso(until),
    standIn: standInId === null ? null : named(standInId),
  }));
}

/** Who is away or will be, soonest first, among the people whom the actor may see. */
export async function listAbsences(
  context: Context,
  { personId }: { readonly personId?: PersonId | undefined },
): Promise<AbsenceView[]> {
  return reading(context, async (tx) => {
    const found = await absencesAhead(tx, context.now, personId === undefined ? undefined : [personId]);
    return absenceViews(tx, found);
  });
}
