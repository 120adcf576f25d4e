import {
  confirmPromise,
  fulfilPromise,
  isInternal,
  openPromisesAbout,
  promisesAbout,
  withdrawPromise,
} from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case } from '../../domain/case.ts';
import { confirm, reopen } from '../../domain/customer.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { endHandBacks } from '../hand-backs.ts';
import { readerOf } from '../people.ts';
import { caseOf, findReadable, updateCase } from '../store.ts';
import { changing, type Target } from './changing.ts';
import { afterHearing } from './hear-customer.ts';

/** The customer says that it works: the fix counts as kept by their word, and the case is closed. */
export function confirmCase(context: Context, caseId: CaseId): Promise<Result<Case>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const known = caseOf(row);
    const decision = confirm(known, context.now);
    if (!decision.ok) return decision;
    const saved = await updateCase(tx, decision.value.case);
    const settled = await settlePromises(tx, context, saved);
    if (!settled.ok) return settled;
    await appendFacts(tx, context, factsOf(saved, decision.value.facts, context.now));
    return ok(saved);
  });
}

/** The fix is delivered and confirmed; words that were still to come are no longer wanted. */
async function settlePromises(tx: Tx, context: Context, known: Case): Promise<Result<null>> {
  const subject = caseSubject(known.id);
  const { language } = await readerOf(tx, context, known.requesterId);
  const reason = translator(language, catalogues[language].mail)('promise.no-longer-needed');
  await endHandBacks(tx, known.id);
  for (const promise of await openPromisesAbout(tx, subject)) {
    // An answer to what they said of us is wanted all the more.
    if (isInternal(promise) || promise.kind === 'feedback-answer') continue;
    const ended =
      promise.kind === 'resolve'
        ? await fulfilPromise(tx, context, promise, context.now)
        : await withdrawPromise(tx, context, promise.id, { ground: 'customer-withdrew', reason });
    if (!ended.ok) return ended;
  }
  for (const promise of await promisesAbout(tx, subject)) {
    if (promise.state !== 'met') continue;
    const kept = await confirmPromise(tx, context, promise, { confirmed: true, at: context.now });
    if (!kept.ok) return kept;
  }
  return ok(null);
}

/** Reopens a resolved case: what was promised runs on, and a next word is owed from now. */
export function reopenCase(context: Context, target: Target & { reason: string }): Promise<Result<Case>> {
  return changing(context, target, async (tx, known) => {
    const decision = reopen(known, target.reason);
    if (!decision.ok) return decision;
    const owed = await afterHearing(tx, context, { before: known, after: decision.value.case, at: context.now });
    return owed.ok ? decision : owed;
  });
}
