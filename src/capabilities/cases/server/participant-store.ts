import type { CaseId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import type { CaseTables } from './tables.ts';

export interface Participant {
  readonly person_id: PersonId;
  readonly role: 'watcher' | 'helper' | 'approver';
}

export async function participantsOf(tx: Tx, id: CaseId): Promise<Participant[]> {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.participant')
    .select(['person_id', 'role'])
    .where('case_id', '=', id)
    .orderBy('added_at')
    .execute();
}

/** Lets somebody of the desk go on reading a case that they helped with, and be named to its customer. */
export async function addHelper(
  tx: Tx,
  { id, accountId }: Pick<Case, 'id' | 'accountId'>,
  helper: { readonly personId: PersonId; readonly at: Instant },
): Promise<void> {
  await tx
    .tables<CaseTables>()
    .insertInto('cases.participant')
    .values({ case_id: id, account_id: accountId, person_id: helper.personId, role: 'helper', added_at: at(helper.at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lets people follow a case that they did not ask for themselves. Answers who did not follow it before. */
export async function addWatchers(
  tx: Tx,
  { id, accountId, requesterId }: Case,
  people: readonly PersonId[],
  addedAt: Instant,
): Promise<PersonId[]> {
  const wanted = [...new Set(people)].filter((one) => one !== requesterId);
  if (wanted.length === 0) return [];
  const row = { case_id: id, account_id: accountId, role: 'watcher' as const, added_at: at(addedAt) };
  const added = await tx
    .tables<CaseTables>()
    .insertInto('cases.participant')
    .values(wanted.map((person) => ({ ...row, person_id: person })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute();
  return added.map(({ person_id: id }) => id);
}

/** Ends that these people follow a case. */
export async function removeWatchers(tx: Tx, id: CaseId, people: readonly PersonId[]): Promise<void> {
  if (people.length === 0) return;
  await tx
    .tables<CaseTables>()
    .deleteFrom('cases.participant')
    .where('case_id', '=', id)
    .where('role', '=', 'watcher')
    .where('person_id', 'in', people)
    .execute();
}
