import { personsByIds } from '#capabilities/people/index.ts';
import { findPromises, withdrawPromise } from '#capabilities/promises/index.ts';
import { type Role, STAFF } from '#kernel/actor.ts';
import type { CaseId, PersonId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { HOUR, type Instant } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { askInstead, awaitsApproval } from '../../domain/approval.ts';
import type { Case } from '../../domain/case.ts';
import { factsOf } from '../../facts.ts';
import { type Ask, asksOf, endAsks, markReminded } from '../approval-store.ts';
import { type Approvers, isOutside } from '../approvers.ts';
import { askForApproval } from '../ask-approval.ts';
import { personById, readerOf } from '../people.ts';
import { requestOf } from '../request-store.ts';
import { caseOf, findReadable } from '../store.ts';
import { tellApproverLater } from '../tell-approver.ts';
import { tellCustomer } from '../tell-customer.ts';
import { workerOf } from './changing.ts';

/** Nobody is reminded more often than this. */
const REMINDED_ONCE_IN = 4 * HOUR;

/** Who is asked about a case now; null where nobody waits for an answer. */
async function askedNow(tx: Tx, known: Case): Promise<readonly Ask[] | null> {
  const asks = (await asksOf(tx, known.id)).filter(({ state }) => state === 'asked');
  return awaitsApproval(known) && asks.length > 0 ? asks : null;
}

/** Reminds these people by mail, and lets the requester read that it was done. */
export async function remind(tx: Tx, context: Context, known: Case, asks: readonly Ask[]): Promise<void> {
  const promises = await findPromises(
    tx,
    asks.flatMap(({ promiseId }) => promiseId ?? []),
  );
  const people = await personsByIds(
    tx,
    asks.map(({ personId }) => personId),
  );
  for (const { id: askId, caseId, personId, promiseId } of asks) {
    const due = promises.find(({ id }) => id === promiseId)?.due ?? context.now;
    const byItself = context.actor.kind === 'system';
    await tellApproverLater(tx, { askId, caseId, personId, due, reminds: true, byItself });
    const approver = people.get(personId)?.name ?? '';
    const reminded = { kind: 'case.approval-reminded', data: { approver } } as const;
    await appendFacts(tx, context, factsOf(known, [reminded], context.now));
  }
  const ids = asks.map(({ id }) => id);
  await markReminded(tx, ids, context.now);
}

function isDueForOne({ askedAt, remindedAt }: Ask, now: Instant): boolean {
  return (remindedAt ?? askedAt) + REMINDED_ONCE_IN <= now;
}

/**
 * Reminds whoever has not answered. Refuses `case.nobody-asked` where nobody is asked, and `case.reminded-already` where
 * all of them were asked or reminded within the last hours.
 */
export function remindApprovers(context: Context, caseId: CaseId): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const known = caseOf(row);
    const asks = await askedNow(tx, known);
    if (!asks) return refuse('case.nobody-asked', 409);
    const waiting = asks.filter((ask) => isDueForOne(ask, context.now));
    if (waiting.length === 0) return refuse('case.reminded-already', 409);
    await remind(tx, context, known, waiting);
    return ok(known);
  });
}

export interface OtherApprover {
  readonly caseId: CaseId;
  /** The ask in whose place they are asked. */
  readonly insteadOf: string;
  readonly personId: PersonId;
  /** Why, which the requester reads. */
  readonly reason: string;
}

const isStaff = (roles: readonly Role[]) => roles.some((role) => STAFF.includes(role));

/** Who can be asked about a case: somebody of its account, or who works at the desk; never whoever requested it. */
async function approverFor(tx: Tx, known: Case, personId: PersonId): Promise<Approvers | null> {
  const person = await personById(tx, personId);
  if (!person?.active || person.id === known.requesterId) return null;
  const ofTheDesk = isStaff(person.roles);
  if (!ofTheDesk && person.accountId !== known.accountId) return null;
  const outside = !ofTheDesk && (await isOutside(tx, known.accountId));
  return { why: 'instead', people: [{ id: person.id, name: person.name }], ofTheDesk, outside };
}

/** Tells the requester who decides now, and why somebody else. */
async function tell(
  tx: Tx,
  context: Context,
  told: { known: Case; number: number; before: string; approver: string; reason: string },
): Promise<void> {
  const { known, number, ...words } = told;
  const { language } = await readerOf(tx, context, known.requesterId);
  const text = translator(language, catalogues[language].mail)('approval.instead', words);
  await tellCustomer(tx, context, { known, number, author: workerOf(context), text });
}

/** The word of whoever was asked before ends: in time it is taken back, and late it stays broken, and nobody waits for it. */
async function endWord(tx: Tx, context: Context, { promiseId }: Ask, reason: string): Promise<Result<unknown>> {
  if (promiseId === null) return ok(null);
  return withdrawPromise(tx, context, promiseId, { ground: 'made-in-error', reason, promiseeTold: true });
}

/**
 * Asks somebody else in the place of whoever does not answer: their word counts from now, and the requester is told why.
 * Refuses `not-found` for an ask of another request, `case.nobody-asked` for who is not asked any more, and `case.approver-unfit` for whoever can't be asked.
 */
export function nameApprover(context: Context, given: OtherApprover): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, given.caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const known = caseOf(row);
    const all = await asksOf(tx, known.id);
    const ask = all.find(({ id }) => id === given.insteadOf);
    const request = await requestOf(tx, known.id);
    if (!ask || !request) return refuse('not-found', 404);
    if (!awaitsApproval(known) || ask.state !== 'asked') return refuse('case.nobody-asked', 409);
    const approvers = await approverFor(tx, known, given.personId);
    const [approver] = approvers?.people ?? [];
    if (!approvers || !approver || all.some((one) => one.state === 'asked' && one.personId === approver.id)) {
      return refuse('case.approver-unfit', 422);
    }
    const { reason } = given;
    await endAsks(tx, [ask.id], { state: 'replaced', reason, now: context.now });
    const before = (await personById(tx, ask.personId))?.name ?? '';
    const asked = await askForApproval(tx, context, {
      known,
      approvers,
      days: request.days,
      decide: (standing) => askInstead(standing, { before, approver: approver.name, reason }),
    });
    if (!asked.ok) return asked;
    // Only now: a request about which nobody's word stands would be promised another.
    const ended = await endWord(tx, context, ask, reason);
    if (!ended.ok) return ended;
    await tell(tx, context, { known: asked.value, number: row.number, before, approver: approver.name, reason });
    return asked;
  });
}
