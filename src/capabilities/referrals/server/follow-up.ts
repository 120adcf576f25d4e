import { caseSubject } from '#capabilities/cases/index.ts';
import { fulfilPromise, openPromisesAbout, type PromiseRecord } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';

/** What is still promised about asking whether somebody helped; it may have been moved since the referral. */
export async function followUpOwed(tx: Tx, caseId: CaseId): Promise<PromiseRecord | null> {
  const owed = (await openPromisesAbout(tx, caseSubject(caseId))).find(({ kind }) => kind === 'referral-followup');
  return owed ?? null;
}

/** Keeps that promise: the customer was asked, or said it unasked. */
export async function keepFollowUp(tx: Tx, context: Context, caseId: CaseId): Promise<Result<null>> {
  const owed = await followUpOwed(tx, caseId);
  if (!owed) return ok(null);
  const kept = await fulfilPromise(tx, context, owed, context.now);
  return kept.ok ? ok(null) : kept;
}
