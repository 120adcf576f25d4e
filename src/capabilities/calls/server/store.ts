import { sql } from 'kysely';
import type { CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { MissedCall } from '../domain/index.ts';
import type { CallRow, CallTables } from './tables.ts';

/** More than so many that nobody returned are not shown at once. */
const MOST_OWED = 300;

function callOf(row: CallRow): MissedCall {
  return {
    id: row.id,
    caseId: row.case_id,
    accountId: row.account_id,
    callerId: row.caller_id,
    promiseId: row.promise_id,
    from: row.from_number,
    to: row.to_number,
    calledAt: row.called_at,
    recordedAt: row.recorded_at,
    voicemail: row.voicemail,
    recorded: row.recorded,
    toldBy: row.told_by,
    foreignId: row.foreign_id,
  };
}

const calls = (tx: Tx) => tx.tables<CallTables>().selectFrom('calls.missed_call').selectAll();

/** The calls of one caller wait for each other here, and so does a call that is told twice. */
export async function oneAtATime(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7423017, hashtext(${name}))`.execute(tx.tables<unknown>());
}

/** The call that its teller told us of under this name already; null when it is new. */
export async function toldBefore(tx: Tx, toldBy: PersonId, foreignId: string): Promise<MissedCall | null> {
  const row = await calls(tx).where('told_by', '=', toldBy).where('foreign_id', '=', foreignId).executeTakeFirst();
  return row ? callOf(row) : null;
}

/** How many calls somebody told us of since a moment. */
export async function countToldSince(tx: Tx, toldBy: PersonId, since: Instant): Promise<number> {
  const { told } = await tx
    .tables<CallTables>()
    .selectFrom('calls.missed_call')
    .select((eb) => eb.fn.countAll<number>().as('told'))
    .where('told_by', '=', toldBy)
    .where('recorded_at', '>', moment(since))
    .executeTakeFirstOrThrow();
  return Number(told);
}

/** The newest call from a number that nobody has returned yet. */
export async function owedToNumber(tx: Tx, from: string): Promise<MissedCall | null> {
  const row = await calls(tx)
    .where('from_number', '=', from)
    .where('settled_at', 'is', null)
    .orderBy('called_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? callOf(row) : null;
}

/** Calls that nobody has returned yet, oldest first. */
export async function owedCalls(tx: Tx): Promise<MissedCall[]> {
  const rows = await calls(tx).where('settled_at', 'is', null).orderBy('called_at').limit(MOST_OWED).execute();
  return rows.map(callOf);
}

export async function insertCall(tx: Tx, call: MissedCall): Promise<void> {
  await tx
    .tables<CallTables>()
    .insertInto('calls.missed_call')
    .values({
      id: call.id,
      case_id: call.caseId,
      account_id: call.accountId,
      caller_id: call.callerId,
      promise_id: call.promiseId,
      from_number: call.from,
      to_number: call.to,
      called_at: at(call.calledAt),
      recorded_at: at(call.recordedAt),
      voicemail: call.voicemail,
      recorded: call.recorded,
      told_by: call.toldBy,
      foreign_id: call.foreignId,
      // Where there is no number to call, nothing is owed but an answer.
      settled_at: call.promiseId === null ? at(call.recordedAt) : null,
    })
    .execute();
}

/** Which of these promises calls wait for. */
export async function awaitedAmong(tx: Tx, promiseIds: readonly PromiseId[]): Promise<PromiseId[]> {
  const rows = await tx
    .tables<CallTables>()
    .selectFrom('calls.missed_call')
    .select('promise_id')
    .distinct()
    .where('promise_id', 'in', [...promiseIds])
    .execute();
  return rows.flatMap(({ promise_id: id }) => id ?? []);
}

/** The calls that waited for one promise wait for another one. */
export async function awaitInstead(tx: Tx, promiseId: PromiseId, instead: PromiseId): Promise<void> {
  await tx
    .tables<CallTables>()
    .updateTable('calls.missed_call')
    .set({ promise_id: instead })
    .where('promise_id', '=', promiseId)
    .execute();
}

/** The calls that waited for a promise wait no more. */
export async function settleCalls(tx: Tx, promiseId: PromiseId, settledAt: Instant): Promise<void> {
  await tx
    .tables<CallTables>()
    .updateTable('calls.missed_call')
    .set({ settled_at: at(settledAt) })
    .where('promise_id', '=', promiseId)
    .where('settled_at', 'is', null)
    .execute();
}

/** The calls that a case was opened or spoken of for wait for a promise again. */
export async function awaitAgain(tx: Tx, caseId: CaseId, promiseId: PromiseId): Promise<void> {
  await tx
    .tables<CallTables>()
    .updateTable('calls.missed_call')
    .set({ promise_id: promiseId, settled_at: null })
    .where('case_id', '=', caseId)
    .where('promise_id', 'is not', null)
    .execute();
}
