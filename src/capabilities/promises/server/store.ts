import { sql } from 'kysely';
import type { AccountId, CalendarId, PersonId, PromiseId, SubjectRef, TeamId } from '#kernel/ids.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Hold, type PromiseRecord, STAYS_WITH_ITS_GIVER } from '../domain/index.ts';
import { COLUMNS, isUnheard, promiseOf, promisorColumns, rowOf } from './rows.ts';
import type { PromiseTables } from './tables.ts';

function promises(tx: Tx) {
  return tx.tables<PromiseTables>().selectFrom('promises.promise').select(COLUMNS);
}

function uuids(ids: readonly string[]) {
  return sql<never>`any (${sql.val([...new Set(ids)])}::uuid[])`;
}

/** The promise as far as the transaction's actor reaches it, or undefined. */
export async function findPromise(tx: Tx, id: PromiseId): Promise<PromiseRecord | undefined> {
  const row = await promises(tx).where('id', '=', id).executeTakeFirst();
  return row && promiseOf(row);
}

/** The promise as it is now, locked until the transaction ends. */
export async function lockPromise(tx: Tx, id: PromiseId): Promise<PromiseRecord | undefined> {
  const row = await promises(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && promiseOf(row);
}

/** Promises of these ids, in no order. */
export async function findPromises(tx: Tx, ids: readonly PromiseId[]): Promise<PromiseRecord[]> {
  if (ids.length === 0) return [];
  const rows = await promises(tx).where('id', '=', uuids(ids)).execute();
  return rows.map(promiseOf);
}

/** Everything ever promised about a subject, oldest first. */
export async function promisesAbout(tx: Tx, subject: SubjectRef): Promise<PromiseRecord[]> {
  const rows = await promises(tx)
    .where('subject_id', '=', subject.id)
    .where('subject_kind', '=', subject.kind)
    .orderBy('made_at')
    .orderBy('due')
    .orderBy('id')
    .execute();
  return rows.map(promiseOf);
}

/** What is still owed about a subject, next due first: running, paused, or late and not delivered yet. */
export async function openPromisesAbout(tx: Tx, subject: SubjectRef): Promise<PromiseRecord[]> {
  const rows = await promises(tx)
    .where('subject_id', '=', subject.id)
    .where('subject_kind', '=', subject.kind)
    .where('owed', '=', true)
    .orderBy('due')
    .orderBy('id')
    .execute();
  return rows.map(promiseOf);
}

/** For each of these subjects the promise to its customer that is owed next, or longest when it is late, if there is one. */
export async function nextOpenPromises(
  tx: Tx,
  subjectKind: string,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, PromiseRecord>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await promises(tx)
    .distinctOn('subject_id')
    .where('subject_id', '=', uuids(subjectIds))
    .where('subject_kind', '=', subjectKind)
    .where('owed', '=', true)
    .where('promisee_kind', '<>', 'team')
    .orderBy('subject_id')
    .orderBy('due')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.subject_id, promiseOf(row)]));
}

export async function insertPromises(tx: Tx, promises: readonly PromiseRecord[]): Promise<void> {
  if (promises.length === 0) return;
  await tx.tables<PromiseTables>().insertInto('promises.promise').values(promises.map(rowOf)).execute();
}

/** A promise as it was read, and as it is to be; and what of its open time stands still then, for the figures. */
export interface Change {
  readonly from: PromiseRecord;
  readonly to: PromiseRecord;
  readonly hold: Hold | null;
}

const iso = (instant: Instant | null) => (instant === null ? null : toIso(instant));

function changedColumns({ from, to, hold }: Change) {
  return {
    id: to.id,
    expected: from.version,
    version: to.version,
    state: to.state,
    due: toIso(to.due),
    successor_id: to.successorId,
    pauses: to.pauses,
    warned: to.warned,
    met_at: iso(to.metAt),
    heard_at: iso(to.heardAt),
    unheard: isUnheard(to),
    broken_at: iso(to.brokenAt),
    fulfilled_at: iso(to.fulfilledAt),
    closed_at: iso(to.closedAt),
    reason: to.reason,
    wake_at: iso(to.wakeAt),
    open_time: hold?.open ?? null,
    paused_time: hold?.paused ?? null,
    voided_time: hold?.voided ?? null,
  };
}

/**
 * Saves what decisions changed, each only if nobody changed it since it was read; whoever promised stays.
 * Answers the ids that were saved.
 */
export async function saveChanges(tx: Tx, changes: readonly Change[]): Promise<ReadonlySet<PromiseId>> {
  if (changes.length === 0) return new Set();
  const { rows } = await sql<{ id: PromiseId }>`
    update promises.promise as p set version = n.version, state = n.state, due = n.due, successor_id = n.successor_id,
      pauses = n.pauses, warned = n.warned, met_at = n.met_at, heard_at = n.heard_at, unheard = n.unheard,
      broken_at = n.broken_at, fulfilled_at = n.fulfilled_at,
      closed_at = n.closed_at, reason = n.reason, wake_at = n.wake_at, open_time = n.open_time, paused_time = n.paused_time,
      voided_time = n.voided_time, judging_failures = 0, judging_trouble = null
    from jsonb_to_recordset(${JSON.stringify(changes.map(changedColumns))}::jsonb) as n(id uuid, expected integer,
      version integer, state text, due timestamptz, successor_id uuid, pauses jsonb, warned jsonb, met_at timestamptz,
      heard_at timestamptz, unheard boolean, broken_at timestamptz, fulfilled_at timestamptz, closed_at timestamptz, reason text, wake_at timestamptz,
      open_time bigint, paused_time bigint, voided_time bigint)
    where p.id = n.id and p.version = n.expected
    returning p.id`.execute(tx.tables<PromiseTables>());
  return new Set(rows.map((row) => row.id));
}

/** Gives what is still owed about a subject to another person, or to a team without a person yet. */
export async function giveTo(
  tx: Tx,
  subject: SubjectRef,
  to: { readonly personId: PersonId } | { readonly teamId: TeamId },
): Promise<PromiseRecord[]> {
  const promisor =
    'teamId' in to
      ? { promisor_kind: 'team' as const, promisor_team_id: to.teamId, promisor_person_id: null }
      : {
          promisor_kind: sql<'team' | 'person'>`case promisor_kind when 'team' then 'team' else 'person' end`,
          promisor_person_id: to.personId,
        };
  const rows = await tx
    .tables<PromiseTables>()
    .updateTable('promises.promise')
    .set((eb) => ({ ...promisor, version: eb('version', '+', 1) }))
    .where('subject_id', '=', subject.id)
    .where('subject_kind', '=', subject.kind)
    .where('owed', '=', true)
    .where('promisor_kind', '<>', 'provider')
    .where('kind', 'not in', [...STAYS_WITH_ITS_GIVER])
    .returning(COLUMNS)
    .execute();
  return rows.map(promiseOf);
}

/** Gives a promise that is still owed to who answered for it before. */
export async function givePromisorsBack(
  tx: Tx,
  id: PromiseRecord['id'],
  promisor: PromiseRecord['promisor'],
): Promise<void> {
  const { promisor_kind, promisor_team_id, promisor_person_id } = promisorColumns(promisor);
  await tx
    .tables<PromiseTables>()
    .updateTable('promises.promise')
    .set((eb) => ({ promisor_kind, promisor_team_id, promisor_person_id, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('owed', '=', true)
    .execute();
}

export interface Listing {
  readonly promisorPersonId?: PersonId | undefined;
  readonly promisorTeamIds?: readonly TeamId[] | undefined;
  readonly owed: boolean;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly kind?: PromiseRecord['kind'] | undefined;
  readonly teamId?: TeamId | undefined;
  readonly accountId?: AccountId | undefined;
  readonly calendarId?: CalendarId | undefined;
  readonly count: number;
  readonly after?: readonly [due: Instant, id: PromiseId] | undefined;
}

/** Promises in the order of their due moments, at most `count`: next due first, or latest first when they are over. */
export async function promisesByDue(tx: Tx, listing: Listing): Promise<PromiseRecord[]> {
  const { owed, after } = listing;
  let query = promises(tx).where('owed', '=', owed);
  if (listing.promisorPersonId) query = query.where('promisor_person_id', '=', listing.promisorPersonId);
  if (listing.promisorTeamIds) query = query.where('promisor_team_id', '=', uuids(listing.promisorTeamIds));
  if (listing.subjectKind) query = query.where('subject_kind', '=', listing.subjectKind);
  if (listing.subjectId) query = query.where('subject_id', '=', listing.subjectId);
  if (listing.kind) query = query.where('kind', '=', listing.kind);
  if (listing.teamId) query = query.where('promisor_team_id', '=', listing.teamId);
  if (listing.accountId) query = query.where('account_id', '=', listing.accountId);
  if (listing.calendarId) query = query.where('calendar_id', '=', listing.calendarId);
  if (after) {
    const [due, id] = after;
    const beyond = owed
      ? sql<boolean>`(due, id) > (${moment(due)}, ${id})`
      : sql<boolean>`(due, id) < (${moment(due)}, ${id})`;
    query = query.where(beyond);
  }
  const direction = owed ? 'asc' : 'desc';
  const rows = await query.orderBy('due', direction).orderBy('id', direction).limit(listing.count).execute();
  return rows.map(promiseOf);
}

/** Puts a promise on the list of pauses to look at, or off it. Whether that changed anything. */
export async function markDoubted(tx: Tx, id: PromiseId, at: Instant | null): Promise<boolean> {
  const promises = tx
    .tables<PromiseTables>()
    .updateTable('promises.promise')
    .set({ doubted_at: iso(at) });
  const changed = at === null ? promises.where('doubted_at', 'is not', null) : promises.where('doubted_at', 'is', null);
  return (await changed.where('id', '=', id).returning('id').execute()).length > 0;
}

/** A promise whose pauses somebody should look at, and since when. */
export interface Doubted {
  readonly promise: PromiseRecord;
  readonly since: Instant;
}

/** Promises whose pauses somebody should look at, longest waiting first. */
export async function doubtedPromises(tx: Tx, count: number): Promise<Doubted[]> {
  const rows = await promises(tx)
    .select('doubted_at')
    .where('doubted_at', 'is not', null)
    .orderBy('doubted_at')
    .orderBy('id')
    .limit(count)
    .execute();
  return rows.flatMap((row) => (row.doubted_at === null ? [] : { promise: promiseOf(row), since: row.doubted_at }));
}
