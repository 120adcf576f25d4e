import { caseSubject, type KnownCase, readableCase } from '#capabilities/cases/index.ts';
import { type FactKind, fact } from '#kernel/facts.ts';
import type { CaseId, PersonId, ReferralId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Referral } from '../domain/referral.ts';
import { referralFacts } from '../facts.ts';
import { findReferral } from './store.ts';

export interface OfReferral {
  readonly caseId: CaseId;
  readonly referralId: ReferralId;
}

/** The person who asks. Only people refer and record. */
export function personOfDesk({ actor }: Context): { readonly id: PersonId; readonly name: string } {
  if (actor.kind !== 'person') throw new Problem('forbidden', 403);
  return { id: actor.personId, name: actor.name };
}

/** Works on a referral of a case that the actor may read, under the case's lock. 404 for others. */
export function onReferral<T>(
  context: Context,
  { caseId, referralId }: OfReferral,
  work: (tx: Tx, referral: Referral, known: KnownCase) => Promise<Result<T>>,
): Promise<Result<T>> {
  return transaction(context, async (tx) => {
    const known = await readableCase(tx, context.actor, caseId, 'lock');
    const referral = known && (await findReferral(tx, known.id, referralId));
    return referral ? work(tx, referral, known) : refuse('not-found', 404);
  });
}

/** Records what happened in the case's own chain. */
export async function record(
  tx: Tx,
  context: Context,
  { id, accountId }: Pick<KnownCase, 'id' | 'accountId'>,
  { kind, data }: { readonly kind: keyof typeof referralFacts; readonly data: unknown },
): Promise<void> {
  const about = { subject: caseSubject(id), accountId, occurredAt: context.now };
  const kindOf: FactKind = referralFacts[kind];
  await appendFacts(tx, context, [fact(kindOf, about, data)]);
}
