import type { PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { mayArrange } from '../domain/index.ts';
import { teamsOf } from './group-store.ts';

/** Whether the actor may say when this person is away: their own absences, and as a lead those of their teams. */
export async function mayArrangeFor(tx: Tx, { actor }: Context, personId: PersonId): Promise<boolean> {
  if (actor.kind !== 'person') return actor.kind === 'system';
  const teams = await teamsOf(tx, [actor.personId, personId]);
  const of = (id: PersonId) => teams.filter((one) => one.personId === id);
  const leads = of(actor.personId).filter(({ lead }) => lead);
  return mayArrange(
    { personId: actor.personId, leads: leads.map(({ teamId }) => teamId) },
    { id: personId, teams: of(personId).map(({ teamId }) => teamId) },
  );
}
