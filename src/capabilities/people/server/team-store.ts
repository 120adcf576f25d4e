import { sql } from 'kysely';
import type { PersonId, TeamId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { TeamRecord } from './group-store.ts';
import { insertMembers, membersOf, teamsByIds } from './group-store.ts';
import type { PeopleTables } from './tables.ts';

/** The team, which nobody else changes until the transaction ends; undefined when there is none with this id. */
export async function lockTeam(tx: Tx, id: TeamId): Promise<TeamRecord | undefined> {
  const locked = tx.tables<PeopleTables>().selectFrom('people.team').select('id').where('id', '=', id).forUpdate();
  return (await locked.executeTakeFirst()) && (await teamsByIds(tx, [id])).get(id);
}

/** Stores what a team is called, how it signs and by when it writes next, for a team that the caller holds by `lockTeam`. */
export async function updateTeam(tx: Tx, team: TeamRecord): Promise<TeamRecord> {
  const { id, name, called, signature, nextWordMinutes } = team;
  const version = team.version + 1;
  await tx
    .tables<PeopleTables>()
    .updateTable('people.team')
    .set({ name, called, signature, next_word_minutes: nextWordMinutes, version })
    .where('id', '=', id)
    .execute();
  return { ...team, version };
}

/** Within how many minutes of open time a team proposes its next word; null where it settled nothing. Whoever asks. */
export async function nextWordMinutesOf(tx: Tx, teamId: TeamId): Promise<number | null> {
  const { rows } = await sql<{ minutes: number | null }>`
    select people.next_word_minutes(${teamId}::uuid) as minutes`.execute(tx.tables<PeopleTables>());
  return rows[0]?.minutes ?? null;
}

/** Stores who is in a team: these and nobody else; who has left the house keeps their place in it. */
export async function setMembers(
  tx: Tx,
  teamId: TeamId,
  members: readonly { readonly personId: PersonId; readonly lead: boolean }[],
): Promise<void> {
  const before = (await membersOf(tx, [teamId])).map(({ id }) => id);
  const leave = [...new Set([...before, ...members.map(({ personId }) => personId)])];
  if (leave.length > 0) {
    await tx
      .tables<PeopleTables>()
      .deleteFrom('people.team_member')
      .where('team_id', '=', teamId)
      .where('person_id', 'in', leave)
      .execute();
  }
  await insertMembers(tx, teamId, members);
}
