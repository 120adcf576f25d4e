import { sql } from 'kysely';
import type { CaseId, FeedbackId, PersonId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Answer, type Feedback, RATINGS, type Rating } from '../domain/feedback.ts';
import type { FeedbackRow, FeedbackTables } from './tables.ts';

function answerOf(row: FeedbackRow): Answer | null {
  const { outcome, answer: words, answered_by: id, answered_by_name: name, answered_at: answeredAt } = row;
  if (outcome === null || words === null || id === null || answeredAt === null) return null;
  return { outcome, words, by: { id, name: name ?? '' }, at: answeredAt };
}

function feedbackOf(row: FeedbackRow): Feedback {
  return {
    id: row.id,
    caseId: row.case_id,
    accountId: row.account_id,
    personId: row.person_id,
    serviceId: row.service_id,
    teamId: row.team_id,
    ownerId: row.owner_id,
    rating: row.rating,
    words: row.words,
    causes: row.causes,
    via: row.via,
    at: row.given_at,
    changedAt: row.changed_at,
    promiseId: row.promise_id,
    answer: answerOf(row),
    version: row.version,
  };
}

const feedback = (tx: Tx) => tx.tables<FeedbackTables>().selectFrom('feedback.feedback').selectAll();

/** What a person said of a case, or null. */
export async function findOwnFeedback(tx: Tx, caseId: CaseId, personId: PersonId): Promise<Feedback | null> {
  const row = await feedback(tx).where('case_id', '=', caseId).where('person_id', '=', personId).executeTakeFirst();
  return row ? feedbackOf(row) : null;
}

/** What was said of this case under this id, or null. */
export async function findFeedback(tx: Tx, caseId: CaseId, id: FeedbackId): Promise<Feedback | null> {
  const row = await feedback(tx).where('case_id', '=', caseId).where('id', '=', id).executeTakeFirst();
  return row ? feedbackOf(row) : null;
}

/** What its people said of a case, oldest first. */
export async function feedbackOnCase(tx: Tx, caseId: CaseId): Promise<Feedback[]> {
  const rows = await feedback(tx).where('case_id', '=', caseId).orderBy('given_at').orderBy('id').execute();
  return rows.map(feedbackOf);
}

/** Stores what somebody says for the first time. */
export async function insertFeedback(tx: Tx, given: Feedback): Promise<void> {
  await tx
    .tables<FeedbackTables>()
    .insertInto('feedback.feedback')
    .values({
      id: given.id,
      case_id: given.caseId,
      account_id: given.accountId,
      person_id: given.personId,
      service_id: given.serviceId,
      team_id: given.teamId,
      owner_id: given.ownerId,
      rating: given.rating,
      words: given.words,
      causes: [...given.causes],
      via: given.via,
      given_at: at(given.at),
      changed_at: at(given.changedAt),
      promise_id: given.promiseId,
      version: given.version,
    })
    .execute();
}

/** Stores what somebody says otherwise: all that the customer's own role may write. */
export async function saveSaid(tx: Tx, said: Feedback): Promise<void> {
  await tx
    .tables<FeedbackTables>()
    .updateTable('feedback.feedback')
    .set({
      rating: said.rating,
      words: said.words,
      causes: [...said.causes],
      changed_at: at(said.changedAt),
      promise_id: said.promiseId,
      version: said.version,
    })
    .where('id', '=', said.id)
    .execute();
}

/** Stores what was answered, once. */
export async function saveAnswer(tx: Tx, { id, version }: Feedback, answer: Answer): Promise<void> {
  await tx
    .tables<FeedbackTables>()
    .updateTable('feedback.feedback')
    .set({
      outcome: answer.outcome,
      answer: answer.words,
      answered_by: answer.by.id,
      answered_by_name: answer.by.name,
      answered_at: at(answer.at),
      version,
    })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .execute();
}

/** Whose cases: of these teams and of none, or all within reach. */
export type Scope = 'all' | readonly TeamId[];

export interface Listing {
  readonly scope: Scope;
  readonly show: 'owed' | 'all';
  readonly limit: number;
  readonly after: readonly [at: Instant, id: FeedbackId] | undefined;
}

function within(tx: Tx, scope: Scope) {
  const all = feedback(tx);
  if (scope === 'all') return all;
  return all.where((eb) =>
    eb.or([eb('team_id', 'is', null), eb('team_id', '=', sql<TeamId>`any (${sql.val([...scope])}::uuid[])`)]),
  );
}

/** What people said: all, newest first, or what is still to be answered, oldest first. One more than `limit`. */
export async function listFeedback(tx: Tx, { scope, show, limit, after }: Listing): Promise<Feedback[]> {
  const [order, beyond] = show === 'owed' ? (['asc', '>'] as const) : (['desc', '<'] as const);
  let query = within(tx, scope)
    .orderBy('given_at', order)
    .orderBy('id')
    .limit(limit + 1);
  if (show === 'owed') query = query.where('promise_id', 'is not', null).where('answered_at', 'is', null);
  if (after) {
    const [key, id] = after;
    query = query.where((eb) =>
      eb.or([eb('given_at', beyond, moment(key)), eb.and([eb('given_at', '=', moment(key)), eb('id', '>', id)])]),
    );
  }
  return (await query.execute()).map(feedbackOf);
}

/** How many said what since a moment, from very bad to very good; and how many are still to be answered. */
export async function countFeedback(
  tx: Tx,
  { scope, since }: { readonly scope: Scope; readonly since: Instant },
): Promise<{ readonly counts: readonly { readonly rating: Rating; readonly n: number }[]; readonly owed: number }> {
  const rows = await within(tx, scope)
    .clearSelect()
    .select((eb) => ['rating', eb.fn.countAll<number>().as('n')])
    .where('given_at', '>=', moment(since))
    .groupBy('rating')
    .execute();
  const owed = await within(tx, scope)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('promise_id', 'is not', null)
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow();
  const counted = new Map(rows.map(({ rating, n }) => [rating, Number(n)]));
  return { counts: RATINGS.map((rating) => ({ rating, n: counted.get(rating) ?? 0 })), owed: Number(owed.n) };
}
