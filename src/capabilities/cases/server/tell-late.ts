import { sql } from 'kysely';
import { z } from 'zod';
import { postMessage } from '#capabilities/conversations/index.ts';
import { organisation, teamNameForCustomers } from '#capabilities/people/index.ts';
import { type PromiseRecord, promiseeIsTold, promisesAbout } from '#capabilities/promises/index.ts';
import { CaseId, MessageId, type PersonId, type PromiseId } from '#kernel/ids.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { at } from '#platform/database/columns.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import { type Case, isOpenCase } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';
import { mailNews, recipientOf } from './mail-out.ts';
import { lateText } from './mail-words.ts';
import { nextWordSuggestion } from './next-word.ts';
import { promiseNextWord } from './owed.ts';
import { personById, readerOf } from './people.ts';
import { caseOf, findReadable } from './store.ts';
import type { CaseTables } from './tables.ts';

const telling = jobKind({ name: 'cases.tell-late', payload: z.object({ caseId: CaseId }) });

/** Notes which customers are to be told of a break, each promise once for ever, and has it done: once per case. */
export async function tellOfBreaks(
  tx: Tx,
  breaks: readonly { readonly caseId: CaseId; readonly promiseId: PromiseId }[],
  foundAt: Instant,
): Promise<void> {
  if (breaks.length === 0) return;
  const rows = breaks.map(({ caseId, promiseId }) => ({ case_id: caseId, promise_id: promiseId }));
  const { rows: noted } = await sql<{ case_id: CaseId }>`
    insert into cases.late_word (promise_id, case_id, account_id, found_at)
    select r.promise_id, c.id, c.account_id, ${toIso(foundAt)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(promise_id uuid, case_id uuid)
    join cases."case" c on c.id = r.case_id
    on conflict do nothing returning case_id`.execute(tx.tables<CaseTables>());
  for (const caseId of new Set(noted.map((row) => row.case_id))) {
    await enqueue(tx, telling, { caseId }, { key: `tell-late:${caseId}` });
  }
}

/** The promises of a case whose break is still to be told; from now on they count as told. */
async function takeUntold(tx: Tx, context: Context, caseId: CaseId): Promise<PromiseRecord[]> {
  const taken = await tx
    .tables<CaseTables>()
    .updateTable('cases.late_word')
    .set({ told_at: at(context.now) })
    .where('case_id', '=', caseId)
    .where('told_at', 'is', null)
    .returning('promise_id')
    .execute();
  const ids = new Set(taken.map((row) => row.promise_id));
  return (await promisesAbout(tx, caseSubject(caseId))).filter(({ id }) => ids.has(id));
}

/** Who delivered meanwhile has spoken already; who was told that it is no longer needed waits for nothing. */
const isOwedStill = ({ state, fulfilledAt, closedAt, promisee }: PromiseRecord) =>
  state === 'broken' && fulfilledAt === null && closedAt === null && promiseeIsTold(promisee);

/** Who works on what is late: whoever promised it, which is not the owner while they are away; else the owner. */
function keeperOf(known: Case, late: readonly PromiseRecord[]): PersonId | null {
  const promisors = late.map(({ promisor }) => promisor);
  const named = promisors.flatMap((promisor) => ('personId' in promisor ? (promisor.personId ?? []) : []));
  const ofTeam = promisors.some(({ kind }) => kind === 'team');
  return named[0] ?? (ofTeam ? null : known.ownerId);
}

/** Whose yes or no is missing, where that alone is late; null otherwise. */
function approverOf(late: readonly PromiseRecord[]): PersonId | null {
  if (late.some(({ kind }) => kind !== 'approval')) return null;
  return late.map(({ promisor }) => ('personId' in promisor ? promisor.personId : null))[0] ?? null;
}

/** What comes next: what runs, or a word of ours where only somebody's yes or no was owed and does not come. */
async function nextOf(
  tx: Tx,
  context: Context,
  known: Case,
  late: readonly PromiseRecord[],
): Promise<PromiseRecord | null> {
  const all = await promisesAbout(tx, caseSubject(known.id));
  const next = all.find(
    ({ state, due, promisee }) => state === 'running' && due > context.now && promiseeIsTold(promisee),
  );
  if (next || approverOf(late) === null) return next ?? null;
  const made = await promiseNextWord(tx, context, known, await nextWordSuggestion(tx, known, context.now));
  return made.ok ? made.value : null;
}

/** What the customer is told: what we said, that it is late, who works on it, and what they hear next if we know it. */
async function wordsOf(tx: Tx, context: Context, known: Case, late: readonly PromiseRecord[]): Promise<string> {
  const { language } = await readerOf(tx, context, known.requesterId);
  const keeperId = keeperOf(known, late);
  const keeper = keeperId ? await personById(tx, keeperId) : undefined;
  const team = known.teamId ? await teamNameForCustomers(tx, known.teamId) : undefined;
  const next = await nextOf(tx, context, known, late);
  return lateText(language, {
    promised: late.map(({ text }) => text),
    who: keeper
      ? { kind: approverOf(late) === null ? 'person' : 'approver', name: keeper.name }
      : team
        ? { kind: 'team', name: team }
        : null,
    next: next?.text ?? null,
  });
}

async function tell(tx: Tx, context: Context, caseId: CaseId): Promise<void> {
  const row = await findReadable(tx, context.actor, caseId, 'lock');
  if (!row) return;
  const known = caseOf(row);
  const late = (await takeUntold(tx, context, caseId)).filter(isOwedStill);
  // Of a case that is over only the answer to what they said of us is still waited for.
  const waitedFor = isOpenCase(known) ? late : late.filter(({ kind }) => kind === 'feedback-answer');
  if (waitedFor.length === 0) return;
  const to = await recipientOf(tx, context, known);
  const message = { id: MessageId.parse(context.newId()), text: await wordsOf(tx, context, known, waitedFor) };
  await postMessage(tx, context, {
    ...message,
    subject: caseSubject(caseId),
    accountId: known.accountId,
    direction: 'to-customer',
    author: { id: null, name: (await organisation(tx)).name },
    channel: to === null ? 'portal' : 'mail',
    sentAt: context.now,
    automatic: true,
  });
  if (to) await mailNews(tx, context, { to, known, number: row.number, message });
}

/** Tells a customer, before they ask, that promises to them broke: in their case and by mail, once per break. */
export const tellLateJob = job(telling, (context, { caseId }) =>
  transaction(context, (tx) => tell(tx, context, caseId)),
);
