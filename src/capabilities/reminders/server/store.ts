import type { AccountId, CaseId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { ReminderTables } from './tables.ts';

export interface Reminder {
  readonly id: string;
  readonly personId: PersonId;
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  /** Whether the case was or became its person's own. */
  readonly held: boolean;
  readonly remindAt: Instant;
  /** When its moment came; null before. */
  readonly remindedAt: Instant | null;
}

const reminders = (tx: Tx) =>
  tx
    .tables<ReminderTables>()
    .selectFrom('reminders.reminder')
    .select(['id', 'person_id as personId', 'case_id as caseId', 'account_id as accountId', 'held'])
    .select(['remind_at as remindAt', 'reminded_at as remindedAt']);

/** Somebody's reminder of a case. */
export function reminderOf(tx: Tx, personId: PersonId, caseId: CaseId): Promise<Reminder | undefined> {
  return reminders(tx).where('person_id', '=', personId).where('case_id', '=', caseId).executeTakeFirst();
}

/** A reminder by its id, under its lock. */
export function lockReminder(tx: Tx, id: string): Promise<Reminder | undefined> {
  return reminders(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Every reminder of a case, under their locks. */
export function remindersOfCase(tx: Tx, caseId: CaseId): Promise<Reminder[]> {
  return reminders(tx).where('case_id', '=', caseId).orderBy('id').forUpdate().execute();
}

/** What somebody wanted to be reminded of by now, the earliest first. */
export function cameBack(tx: Tx, personId: PersonId, atMost: number): Promise<Reminder[]> {
  return reminders(tx)
    .where('person_id', '=', personId)
    .where('reminded_at', 'is not', null)
    .orderBy('remind_at')
    .orderBy('id')
    .limit(atMost)
    .execute();
}

/** Stores a reminder in place of the one that its person had of the case. */
export async function putReminder(tx: Tx, reminder: Reminder): Promise<void> {
  const { id, personId, caseId, accountId, held, remindAt, remindedAt } = reminder;
  const moment = { id, held, remind_at: at(remindAt), reminded_at: at(remindedAt) };
  await tx
    .tables<ReminderTables>()
    .insertInto('reminders.reminder')
    .values({ ...moment, person_id: personId, case_id: caseId, account_id: accountId })
    .onConflict((conflict) => conflict.columns(['person_id', 'case_id']).doUpdateSet(moment))
    .execute();
}

/** Removes a reminder. */
export async function removeReminder(tx: Tx, id: string): Promise<void> {
  await tx.tables<ReminderTables>().deleteFrom('reminders.reminder').where('id', '=', id).execute();
}
