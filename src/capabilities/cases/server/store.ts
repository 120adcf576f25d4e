import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { CaseId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Case, isOpenCase } from '../domain/case.ts';
import { ownCases, readableCases, seenCases } from './policy.ts';
import type { CaseRow, CaseTables } from './tables.ts';

function waitingOf(row: CaseRow): Case['waiting'] {
  const { waiting_reason: reason, waiting_question: question, provider_id: providerId } = row;
  return reason === null ? null : { reason, question: question ?? '', providerId };
}

/** A row as decisions see it. */
export function caseOf(row: CaseRow): Case {
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    state: row.state,
    waiting: waitingOf(row),
    subject: row.subject,
    goal: row.goal,
    serviceId: row.service_id,
    requesterId: row.requester_id,
    ownerId: row.owner_id,
    assigneeId: row.assignee_id,
    teamId: row.team_id,
    colleaguesSee: row.colleagues_see,
    channel: row.channel,
    priority: row.priority,
    statedUrgency: row.stated_urgency,
    assessedUrgency: row.assessed_urgency,
    now:
      row.now_text === null || row.now_since === null
        ? null
        : { text: row.now_text, by: row.now_by ?? '', byId: row.now_by_id, since: row.now_since },
    lastCustomerWordAt: row.last_customer_word_at,
    lastTeamWordAt: row.last_team_word_at,
    lastCustomerMessageId: row.last_customer_message_id,
    unanswered: row.unanswered,
    unreached:
      row.unreached_since === null ? null : { since: row.unreached_since, address: row.unreached_address ?? '' },
    offer:
      row.offer_id === null ? null : { id: row.offer_id, personId: row.offered_to_id, teamId: row.offered_team_id },
    mergedInto: row.merged_into,
    parentId: row.parent_id,
    openedAt: row.opened_at,
    resolvedAt: row.resolved_at,
    closedAt: row.closed_at,
    version: row.version,
  };
}

function columnsOf(known: Case) {
  // What is over is offered to nobody any more.
  const offer = isOpenCase(known) ? known.offer : null;
  return {
    offer_id: offer?.id ?? null,
    offered_to_id: offer?.personId ?? null,
    offered_team_id: offer?.teamId ?? null,
    state: known.state,
    waiting_reason: known.waiting?.reason ?? null,
    waiting_question: known.waiting?.question ?? null,
    provider_id: known.waiting?.providerId ?? null,
    subject: known.subject,
    goal: known.goal,
    service_id: known.serviceId,
    owner_id: known.ownerId,
    assignee_id: known.assigneeId,
    team_id: known.teamId,
    colleagues_see: known.colleaguesSee,
    merged_into: known.mergedInto,
    parent_id: known.parentId,
    priority: known.priority,
    stated_urgency: known.statedUrgency,
    assessed_urgency: known.assessedUrgency,
    now_text: known.now?.text ?? null,
    now_by: known.now?.by ?? null,
    now_by_id: known.now?.byId ?? null,
    now_since: at(known.now?.since ?? null),
    last_customer_word_at: at(known.lastCustomerWordAt),
    last_team_word_at: at(known.lastTeamWordAt),
    last_customer_message_id: known.lastCustomerMessageId,
    unanswered: known.unanswered,
    unreached_since: at(known.unreached?.since ?? null),
    unreached_address: known.unreached?.address ?? null,
    open: isOpenCase(known),
    resolved_at: at(known.resolvedAt),
    closed_at: at(known.closedAt),
  };
}

/** The next case number; numbers are never given twice, and a refused opening leaves a gap. */
export async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`select nextval('cases.case_number') as number`.execute(
    tx.tables<CaseTables>(),
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error('The database gave no case number.');
  return number;
}

export async function insertCase(tx: Tx, known: Case, number: number): Promise<void> {
  await tx
    .tables<CaseTables>()
    .insertInto('cases.case')
    .values({
      ...columnsOf(known),
      id: known.id,
      number,
      account_id: known.accountId,
      kind: known.kind,
      requester_id: known.requesterId,
      channel: known.channel,
      opened_at: at(known.openedAt),
      next_promise_id: null,
      next_promise_kind: null,
      next_promise_state: null,
    })
    .execute();
}

/** Saves what changed. The caller holds the row's lock; a version that moved all the same is refused. */
export async function updateCase(tx: Tx, known: Case): Promise<Case> {
  const saved = await tx
    .tables<CaseTables>()
    .updateTable('cases.case')
    .set({ ...columnsOf(known), version: known.version + 1 })
    .where('id', '=', known.id)
    .where('version', '=', known.version)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) throw new Problem('changed-meanwhile', 412);
  return { ...known, version: known.version + 1 };
}

/** The way to a case: as the actor may read it, or null, which looks the same as one that never was. */
export async function findReadable(
  tx: Tx,
  actor: Actor,
  id: CaseId,
  lock: 'lock' | 'look' = 'look',
): Promise<CaseRow | null> {
  const query = tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll()
    .where('id', '=', id)
    .where(readableCases(actor));
  const row = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst();
  return row ?? null;
}

/** Like `findReadable`, for the portal: only what the person asked for or is in copy of. */
export async function findOwn(tx: Tx, actor: Actor, id: CaseId): Promise<CaseRow | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll()
    .where('id', '=', id)
    .where(ownCases(actor))
    .executeTakeFirst();
  return row ?? null;
}

/** Like `findOwn`, and what their colleagues asked besides, where the account lets them see it: for reading. */
export async function findSeen(tx: Tx, actor: Actor, id: CaseId): Promise<CaseRow | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll()
    .where('id', '=', id)
    .where(seenCases(actor))
    .executeTakeFirst();
  return row ?? null;
}

/** Holds a case that the caller reaches by another right than to read it. */
export function lockCase(tx: Tx, id: CaseId): Promise<CaseRow | undefined> {
  return tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** A case that the actor has just changed in this transaction, also where the change took it out of their sight. */
export function justChanged(tx: Tx, id: CaseId): Promise<CaseRow> {
  return tx.tables<CaseTables>().selectFrom('cases.case').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

export async function findByNumber(tx: Tx, actor: Actor, number: number): Promise<CaseRow | null> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .selectAll()
    .where('number', '=', number)
    .where(readableCases(actor))
    .executeTakeFirst();
  return row ?? null;
}

/** The case that goes on in place of one that was merged, however often; the row itself when it was not. */
export async function followMerged(tx: Tx, actor: Actor, row: CaseRow): Promise<CaseRow | null> {
  let known: CaseRow | null = row;
  for (const seen = new Set<CaseId>(); known?.merged_into && !seen.has(known.id); ) {
    seen.add(known.id);
    known = await findReadable(tx, actor, known.merged_into);
  }
  return known;
}

const LARGEST_TEXT = 20_000;

const wordsOf = (text: string) => sql<string>`to_tsvector('simple', ${text.slice(0, LARGEST_TEXT)})`;

/** Begins what a search finds a case by: its subject counts most. */
export async function startSearchWords(tx: Tx, { id, accountId, subject }: Case, text: string): Promise<void> {
  const words = sql<string>`setweight(${wordsOf(subject)}, 'A') || ${wordsOf(text)}`;
  await tx
    .tables<CaseTables>()
    .insertInto('cases.search_text')
    .values({ case_id: id, account_id: accountId, words })
    .execute();
}

/** Adds words to what a search finds the case by. Notes are never among them. */
export async function addSearchWords(tx: Tx, known: Pick<Case, 'id' | 'accountId'>, text: string): Promise<void> {
  const words = wordsOf(text);
  await tx
    .tables<CaseTables>()
    .insertInto('cases.search_text')
    .values({ case_id: known.id, account_id: known.accountId, words })
    .onConflict((conflict) =>
      conflict.column('case_id').doUpdateSet({ words: sql<string>`cases.search_text.words || excluded.words` }),
    )
    .execute();
}
