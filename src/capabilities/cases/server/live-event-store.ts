import type { Selectable } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { type ContactWay, type LiveEvent, USUAL_LENGTH } from '../domain/live-event.ts';
import { readableCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

type EventRow = Selectable<CaseTables['cases.live_event']>;

function eventOf(row: EventRow): LiveEvent {
  return {
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    way: row.way,
    place: row.place,
    fallback: row.fallback,
    overAt: row.over_at,
  };
}

/** What is known of the live events of these cases, also of what is over. */
export async function liveEventsOf(tx: Tx, caseIds: readonly CaseId[]): Promise<ReadonlyMap<CaseId, LiveEvent>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.live_event')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .execute();
  return new Map(rows.map((row) => [row.case_id, eventOf(row)]));
}

/** What is known of a case's live event, also when it is over; null where there never was one. */
export async function liveEventOf(tx: Tx, caseId: CaseId): Promise<LiveEvent | null> {
  return (await liveEventsOf(tx, [caseId])).get(caseId) ?? null;
}

interface Said extends LiveEvent {
  readonly saidAt: Instant;
  /** The duplicate that it came from. */
  readonly cameFrom?: CaseId;
}

/** Keeps what was said of it, in the place of what was said before. */
export async function saveLiveEvent(tx: Tx, known: Pick<Case, 'id' | 'accountId'>, event: Said): Promise<void> {
  const said = {
    starts_at: at(event.startsAt),
    ends_at: event.endsAt === null ? null : at(event.endsAt),
    way: event.way,
    place: event.place,
    fallback: event.fallback,
    said_at: at(event.saidAt),
    over_at: event.overAt === null ? null : at(event.overAt),
    came_from: event.cameFrom ?? null,
  };
  await tx
    .tables<CaseTables>()
    .insertInto('cases.live_event')
    .values({ case_id: known.id, account_id: known.accountId, ...said })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(said))
    .execute();
}

/** Keeps that it is over. */
export async function saveOver(tx: Tx, caseId: CaseId, overAt: Instant): Promise<void> {
  await tx
    .tables<CaseTables>()
    .updateTable('cases.live_event')
    .set({ over_at: at(overAt) })
    .where('case_id', '=', caseId)
    .execute();
}

/** Keeps what is said of it anew; where it came from stays. */
export async function saveChange(tx: Tx, caseId: CaseId, event: LiveEvent): Promise<void> {
  await tx
    .tables<CaseTables>()
    .updateTable('cases.live_event')
    .set({
      starts_at: at(event.startsAt),
      ends_at: event.endsAt === null ? null : at(event.endsAt),
      way: event.way,
      place: event.place,
      fallback: event.fallback,
    })
    .where('case_id', '=', caseId)
    .execute();
}

/** What came to this case from that duplicate, whether it is over or not; null where nothing did. */
export async function cameFrom(tx: Tx, caseId: CaseId, duplicateId: CaseId): Promise<LiveEvent | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.live_event')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('came_from', '=', duplicateId)
    .executeTakeFirst();
  return row ? eventOf(row) : null;
}

export async function saveFallback(tx: Tx, caseId: CaseId, words: string): Promise<void> {
  await tx
    .tables<CaseTables>()
    .updateTable('cases.live_event')
    .set({ fallback: words })
    .where('case_id', '=', caseId)
    .execute();
}

export interface Try {
  readonly id: string;
  readonly promiseId: PromiseId;
  readonly way: ContactWay;
  readonly messageLeft: boolean;
  readonly by: PersonId;
  readonly at: Instant;
}

export async function insertTry(tx: Tx, known: Pick<Case, 'id' | 'accountId'>, tried: Try): Promise<void> {
  await tx
    .tables<CaseTables>()
    .insertInto('cases.contact_try')
    .values({
      id: tried.id,
      case_id: known.id,
      account_id: known.accountId,
      promise_id: tried.promiseId,
      way: tried.way,
      message_left: tried.messageLeft,
      tried_by: tried.by,
      tried_at: at(tried.at),
    })
    .execute();
}

/** Every try about these cases, oldest first. */
export async function triesAbout(
  tx: Tx,
  caseIds: readonly CaseId[],
): Promise<Array<Try & { readonly caseId: CaseId }>> {
  if (caseIds.length === 0) return [];
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.contact_try')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('tried_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    promiseId: row.promise_id,
    way: row.way,
    messageLeft: row.message_left,
    by: row.tried_by,
    at: row.tried_at,
  }));
}

const SHOWN = 20;

/** Open cases in which people wait now, or in something that begins before `until`: the actor's, and those that nobody has. */
export function liveCases(
  tx: Tx,
  actor: Actor,
  { now, until }: { readonly now: Instant; readonly until: Instant },
): Promise<CaseRow[]> {
  const me = actor.kind === 'person' ? actor.personId : null;
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll('cases.case')
    .where('cases.case.open', '=', true)
    .where('cases.case.id', 'in', (eb) =>
      eb
        .selectFrom('cases.live_event')
        .select('cases.live_event.case_id')
        .where('starts_at', '<', moment(until))
        .where('over_at', 'is', null)
        .where((event) =>
          event.or([
            event('ends_at', '>', moment(now)),
            event.and([event('ends_at', 'is', null), event('starts_at', '>', moment(now - USUAL_LENGTH))]),
          ]),
        ),
    )
    .where((eb) =>
      eb.or([
        eb('owner_id', 'is', null),
        eb('owner_id', '=', me),
        eb('assignee_id', '=', me),
        eb('next_promise_person_id', '=', me),
      ]),
    )
    .where(readableCases(actor))
    .orderBy('next_due_at', (order) => order.asc().nullsLast())
    .orderBy('cases.case.id')
    .limit(SHOWN)
    .execute();
}
