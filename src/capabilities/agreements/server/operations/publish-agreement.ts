import { fact } from '#kernel/facts.ts';
import type { AgreementId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { type Agreement, decidePublish } from '../../domain/index.ts';
import { agreementPublished } from '../../facts.ts';
import { lockAgreement, publish } from '../store.ts';

export interface ToPublish {
  readonly agreementId: AgreementId;
  /** At once when it is not given. */
  readonly effectiveFrom?: Instant | undefined;
  readonly ifMatch?: number | undefined;
}

/** Publishes the draft as the next version. Refuses as `decidePublish` does, and a version that moved on. */
export async function publishAgreement(context: Context, given: ToPublish): Promise<Result<Agreement>> {
  return transaction(context, async (tx) => {
    const known = await lockAgreement(tx, given.agreementId);
    if (!known) return refuse('not-found', 404);
    if (given.ifMatch !== undefined && given.ifMatch !== known.version) return refuse('changed-meanwhile', 412);
    const publishedBy = context.actor.kind === 'person' ? context.actor.personId : null;
    const publication = { effectiveFrom: given.effectiveFrom ?? context.now, publishedBy };
    const decision = decidePublish(known, publication, context.now);
    if (!decision.ok) return decision;
    await publish(tx, known, decision.value);
    const { version } = decision.value;
    const about = { subject: { kind: 'agreement', id: known.id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(agreementPublished, about, { name: known.name, version })]);
    return ok({ ...known, draft: null, versions: [...known.versions, decision.value], version: known.version + 1 });
  });
}
