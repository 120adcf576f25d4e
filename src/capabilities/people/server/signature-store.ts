import type { PersonId, TeamId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { signatureFrom, signed } from '../domain/index.ts';
import { teamsByIds } from './group-store.ts';
import { organisation } from './organisation.ts';
import type { PeopleTables } from './tables.ts';

/** How a person signs, as they wrote it; null where they leave it to their team. */
export async function ownSignature(tx: Tx, personId: PersonId): Promise<string | null> {
  const people = tx.tables<PeopleTables>().selectFrom('people.person').select('signature').where('id', '=', personId);
  return (await people.executeTakeFirst())?.signature ?? null;
}

/** Stores how a person signs. */
export async function updateOwnSignature(tx: Tx, personId: PersonId, signature: string | null): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .updateTable('people.person')
    .set((eb) => ({ signature, version: eb('version', '+', 1) }))
    .where('id', '=', personId)
    .execute();
}

/** What customers call a team: its own name, unless they know it by another; undefined when there is none with this id. */
export async function teamNameForCustomers(tx: Tx, teamId: TeamId): Promise<string | undefined> {
  const team = (await teamsByIds(tx, [teamId])).get(teamId);
  return team && (team.called ?? team.name);
}

/**
 * How a mail ends that somebody of the desk writes about what a team works on: their own signature, else that of the team, else
 * none, with everything filled in. For staff and the system.
 */
export async function mailSignature(
  tx: Tx,
  {
    writer,
    teamId,
  }: { readonly writer: { readonly id: PersonId; readonly name: string }; readonly teamId: TeamId | null },
): Promise<string | null> {
  const team = teamId === null ? undefined : (await teamsByIds(tx, [teamId])).get(teamId);
  const chosen = signatureFrom({ own: await ownSignature(tx, writer.id), team: team?.signature ?? null });
  if (chosen === null) return null;
  const { name } = await organisation(tx);
  const called = team ? (team.called ?? team.name) : null;
  return signed(chosen.text, { agent: writer.name, team: called, organisation: name });
}
