import type { ApprovalNeeds } from '#capabilities/catalogue/index.ts';
import { fulfilPromise, openPromisesAbout, storePromises, withdrawPromise } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { approve, decline, isLastYes } from '../../domain/approval.ts';
import type { Case, Decision, Worker } from '../../domain/case.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { type Ask, askOf, asksOf, endAsks } from '../approval-store.ts';
import { owedFor, owedWord, promiseOf } from '../owed.ts';
import { readerOf } from '../people.ts';
import { requestOf } from '../request-store.ts';
import { caseOf, findReadable, lockCase, updateCase } from '../store.ts';
import type { CaseRow } from '../tables.ts';
import { tellCustomer } from '../tell-customer.ts';
import { workerOf } from './changing.ts';

export interface GivenAnswer {
  readonly decision: 'approve' | 'decline';
  readonly reason?: string | undefined;
}

type ApprovalAnswer = { readonly decision: 'approve' } | { readonly decision: 'decline'; readonly reason: string };

/** The answer as it was sent; undefined where it is a no without a reason. */
function answerIn(given: GivenAnswer): ApprovalAnswer | undefined {
  if (given.decision === 'approve') return { decision: 'approve' };
  return given.reason === undefined ? undefined : { decision: 'decline', reason: given.reason };
}

/** An answer with what it comes to: whether it decides the request, and which asks of others it settles. */
interface Answered {
  readonly ask: Ask;
  readonly approver: Worker;
  readonly answer: ApprovalAnswer;
  readonly decides: boolean;
  readonly settled: readonly Ask[];
}

function answered(
  { ask, asks, needs }: { ask: Ask; asks: readonly Ask[]; needs: ApprovalNeeds },
  approver: Worker,
  answer: ApprovalAnswer,
): Answered {
  const others = asks.filter(({ id }) => id !== ask.id);
  const states = others.map(({ state }) => state);
  const decides = answer.decision === 'decline' || isLastYes(needs, states);
  return { ask, approver, answer, decides, settled: decides ? others.filter(({ state }) => state === 'asked') : [] };
}

/**
 * The answer keeps what was promised of it, and where it decides, what the others promised too: the requester hears yes or no.
 * What else was still promised is no longer wanted after a no.
 */
async function settle(
  tx: Tx,
  context: Context,
  known: Case,
  { ask, answer, decides }: Answered,
): Promise<Result<null>> {
  for (const promise of await openPromisesAbout(tx, caseSubject(known.id))) {
    if (promise.kind === 'approval') {
      if (!decides && promise.id !== ask.promiseId) continue;
      const kept = await fulfilPromise(tx, context, promise, context.now);
      if (!kept.ok) return kept;
    } else if (answer.decision === 'decline') {
      const { reason } = answer;
      const ended = await withdrawPromise(tx, context, promise.id, { ground: 'customer-withdrew', reason });
      if (!ended.ok) return ended;
    }
  }
  return ok(null);
}

/** After the last yes the desk owes its first word and the fulfilment, counted from now. */
async function oweFromNow(tx: Tx, context: Context, known: Case): Promise<Result<null>> {
  const owed = await owedFor(tx, context, known);
  const words = (['first-response', 'resolve'] as const).flatMap((kind) => {
    const word = owedWord(owed, kind, context.now);
    return word ? [promiseOf(owed, word, context.now)] : [];
  });
  const promised = await storePromises(tx, context, words);
  if (!promised.ok) return promised;
  await appendFacts(tx, context, promised.value.facts);
  return ok(null);
}

async function tell(
  tx: Tx,
  context: Context,
  { known, number, given }: { known: Case; number: number; given: Answered },
): Promise<void> {
  const { approver, answer, decides } = given;
  const { language } = await readerOf(tx, context, known.requesterId);
  const say = translator(language, catalogues[language].mail);
  const { name } = approver;
  const yes = () => say(decides ? 'approval.approved' : 'approval.approved-one', { name });
  const text =
    answer.decision === 'approve'
      ? yes()
      : [say('approval.declined', { name, reason: answer.reason }), say('approval.speak')].join('\n\n');
  await tellCustomer(tx, context, { known, number, author: approver, text });
}

function decide(known: Case, { approver, answer, decides }: Answered, context: Context): Result<Decision> {
  return answer.decision === 'approve'
    ? approve(known, { approver, last: decides })
    : decline(known, { approver, reason: answer.reason, now: context.now });
}

/** What follows from an answer is the program's: a customer's own rights would neither promise nor write for the desk. */
async function follow(tx: Tx, context: Context, row: CaseRow, given: Answered): Promise<Result<Case>> {
  const decision = decide(caseOf(row), given, context);
  if (!decision.ok) return decision;
  const saved = await updateCase(tx, decision.value.case);
  await appendFacts(tx, context, factsOf(saved, decision.value.facts, context.now));
  const begins = given.decides && given.answer.decision === 'approve';
  const owed = begins ? await oweFromNow(tx, context, saved) : ok(null);
  if (!owed.ok) return owed;
  const settled = await settle(tx, context, saved, given);
  if (!settled.ok) return settled;
  await tell(tx, context, { known: saved, number: row.number, given });
  return ok(saved);
}

/** Answers on a case that the caller holds: the answer is saved with the answerer's own rights. */
async function answer(tx: Tx, context: Context, row: CaseRow, given: GivenAnswer): Promise<Result<Case>> {
  const approver = workerOf(context);
  const [asks, request] = [await asksOf(tx, row.id), await requestOf(tx, row.id)];
  const ask = asks.find(({ personId, state }) => personId === approver.id && state === 'asked');
  if (!ask || !request) return refuse('not-found', 404);
  const sent = answerIn(given);
  if (!sent) return refuse('case.decline-needs-a-reason', 422);
  const said = answered({ ask, asks, needs: request.needs }, approver, sent);
  const state = sent.decision === 'approve' ? 'approved' : 'declined';
  const reason = sent.decision === 'decline' ? sent.reason : null;
  const { now } = context;
  await endAsks(tx, [ask.id], { state, reason, now });
  const others = said.settled.map(({ id }) => id);
  await endAsks(tx, others, { state: 'not-needed', reason: null, now });
  return asSystem(tx, () => follow(tx, context, row, said));
}

/**
 * Says yes or no to a request, with a reason where it is no, which the requester reads. Refuses with 404 whoever is
 * not asked, or has answered already; and a no without a reason.
 */
export function answerApproval(context: Context, caseId: CaseId, given: GivenAnswer): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId, 'lock');
    return row ? answer(tx, context, row, given) : refuse('not-found', 404);
  });
}

/**
 * The same for whoever is asked and may not read the case. Refuses with 404 whoever is not, or no longer, asked, and
 * `case.approval-answered` where it is decided.
 */
export function answerAsk(context: Context, caseId: CaseId, given: GivenAnswer): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const row = await lockCase(tx, caseId);
    const ask = row && (await askOf(tx, caseId, workerOf(context).id));
    if (!row || !ask || ask.state === 'replaced') return refuse('not-found', 404);
    return ask.state === 'asked' ? answer(tx, context, row, given) : refuse('case.approval-answered', 409);
  });
}
