import { deskPeople, teamsOf } from '#capabilities/people/index.ts';
import { type PersonActor, personOf } from '#kernel/actor.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { caseSubjects } from './policy.ts';
import type { CaseRow } from './tables.ts';

export interface CaseReader {
  readonly id: PersonId;
  readonly name: string;
}

/** The people of the desk, without the asker, who may read this case with its notes; by name. */
export async function caseReaders(tx: Tx, context: Context, row: Pick<CaseRow, 'id'>): Promise<CaseReader[]> {
  const scope = (await caseSubjects.load(tx, [row.id])).get(row.id);
  if (!scope) return [];
  const people = (await deskPeople(tx)).filter(({ id }) => id !== personOf(context.actor));
  const teams = await teamsOf(
    tx,
    people.map(({ id }) => id),
  );
  const byPerson = Map.groupBy(teams, ({ personId }) => personId);
  const readers = people.filter(({ id, name, roles }) => {
    const own = (byPerson.get(id) ?? []).map(({ teamId }) => teamId);
    // Staff reach every account.
    const actor: PersonActor = { kind: 'person', personId: id, name, roles, accounts: [scope.accountId], teams: own };
    return caseSubjects.mayRead(actor, scope, 'team');
  });
  return readers.map(({ id, name }) => ({ id, name }));
}
