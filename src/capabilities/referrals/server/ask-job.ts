import { z } from 'zod';
import { type KnownCase, oweWordIfNone, readableCase, tellCustomer } from '#capabilities/cases/index.ts';
import { CaseId, ReferralId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { HOUR, type Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import { askAt, asked, type Referral } from '../domain/referral.ts';
import { followUpOwed, keepFollowUp } from './follow-up.ts';
import { record } from './on-referral.ts';
import { findReferral, saveReferral } from './store.ts';
import { questionFor } from './words.ts';

const asking = jobKind({
  name: 'referrals.ask-whether-helped',
  payload: z.object({ caseId: CaseId, referralId: ReferralId }),
});

/** Sees to it that the customer is asked in time, whoever is there then. */
export async function planAsking(
  tx: Tx,
  context: Context,
  { caseId, id }: Pick<Referral, 'caseId' | 'id'>,
  due: Instant,
): Promise<void> {
  const runAt = askAt(due, context.now);
  await enqueue(tx, asking, { caseId, referralId: id }, { runAt, key: `referral:${id}` });
}

/** Asks the customer whether they were helped, in the case and by mail, and keeps the promise to do so. */
export async function askNow(
  tx: Tx,
  context: Context,
  { known, referral }: { readonly known: KnownCase; readonly referral: Referral },
): Promise<Result<Referral>> {
  const decision = asked(referral, context.now);
  if (!decision.ok) return decision;
  const { text, author } = await questionFor(tx, context, { known, party: referral.partyName });
  await tellCustomer(tx, context, { known, number: known.number, author: { id: null, name: author }, text });
  const kept = await keepFollowUp(tx, context, known.id);
  if (!kept.ok) return kept;
  await saveReferral(tx, decision.value);
  await record(tx, context, known, { kind: 'referral.followed-up', data: { party: referral.partyName } });
  const owed = await oweWordIfNone(tx, context, known);
  return owed.ok ? decision : owed;
}

async function askInTime(tx: Tx, context: Context, { caseId, referralId }: z.infer<typeof asking.payload>) {
  const known = await readableCase(tx, context.actor, caseId, 'lock');
  const referral = known && (await findReferral(tx, known.id, referralId));
  if (!referral || referral.askedAt !== null || referral.outcome !== null) return;
  const owed = await followUpOwed(tx, known.id);
  // Who says that it works needs no question any more: the promise was withdrawn with the case.
  if (!owed) return;
  if (owed.due - context.now > HOUR) return planAsking(tx, context, referral, owed.due);
  const said = await askNow(tx, context, { known, referral });
  if (!said.ok) throw new Error(`The customer of case ${known.number} cannot be asked: ${said.refusal.code}`);
}

/** Asks at the time that was promised, unless it is known already, or was moved. */
export const askWhetherHelpedJob = job(asking, (context, payload) =>
  transaction(context, (tx) => askInTime(tx, context, payload)),
);
