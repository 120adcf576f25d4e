import { sql } from 'kysely';
import type { AbsenceId, PersonId } from '#kernel/ids.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import { at, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Announced, Away } from '../domain/index.ts';
import type { PeopleTables } from './tables.ts';

/** An absence as it is stored. */
export interface AbsenceRecord extends Announced {
  readonly id: AbsenceId;
  /** When it was called off or ended early. */
  readonly endedAt: Instant | null;
}

/** How many absences a list shows. */
const SHOWN = 500;

function absences(tx: Tx) {
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.absence')
    .select(['id', 'person_id as personId', 'from_at as from', 'until_at as until'])
    .select(['stand_in_id as standInId', 'ended_at as endedAt']);
}

/** Absences that are not over, soonest first; those of people whom the transaction's actor does not see are missing. */
export function absencesAhead(tx: Tx, now: Instant, personIds?: readonly PersonId[]): Promise<AbsenceRecord[]> {
  let found = absences(tx).where('ended_at', 'is', null).where('until_at', '>', moment(now));
  if (personIds) found = found.where('person_id', '=', sql<PersonId>`any (${sql.val([...personIds])}::uuid[])`);
  return found.orderBy('from_at').orderBy('id').limit(SHOWN).execute();
}

/** The absence, or undefined where the transaction's actor sees none with this id. */
export function findAbsence(tx: Tx, id: AbsenceId): Promise<AbsenceRecord | undefined> {
  return absences(tx).where('id', '=', id).executeTakeFirst();
}

export async function insertAbsence(
  tx: Tx,
  absence: Announced & { readonly id: AbsenceId; readonly saidBy: PersonId | null; readonly saidAt: Instant },
): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .insertInto('people.absence')
    .values({
      id: absence.id,
      person_id: absence.personId,
      from_at: at(absence.from),
      until_at: at(absence.until),
      stand_in_id: absence.standInId,
      said_by: absence.saidBy,
      said_at: at(absence.saidAt),
    })
    .execute();
}

/** Ends an absence that nobody ended yet. Whether it did. */
export async function markEnded(tx: Tx, id: AbsenceId, now: Instant): Promise<boolean> {
  const ended = await tx
    .tables<PeopleTables>()
    .updateTable('people.absence')
    .set({ ended_at: at(now) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** When these people are away, now or later, whoever asks: promises are also made by a customer's own transaction. */
export async function awayAhead(tx: Tx, personIds: readonly PersonId[], now: Instant): Promise<readonly Away[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ person_id: PersonId; from_at: Instant; until_at: Instant }>`
    select * from people.away(${[...new Set(personIds)]}::uuid[], ${toIso(now)}::timestamptz)`.execute(
    tx.tables<unknown>(),
  );
  return rows.map((row) => ({ personId: row.person_id, from: row.from_at, until: row.until_at }));
}
