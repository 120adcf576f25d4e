import type { AgreementId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import type { Agreement, AgreementTerms } from '../../domain/index.ts';
import { checkReferences } from '../references.ts';
import { keepDraft, lockAgreement } from '../store.ts';

/**
 * Keeps what is being written for the next version; it need not be complete. Refuses calendars and services that do
 * not exist, and a version that is no longer the present one.
 */
export async function saveDraft(
  context: Context,
  given: { agreementId: AgreementId; terms: AgreementTerms; ifMatch?: number | undefined },
): Promise<Result<Agreement>> {
  return transaction(context, async (tx) => {
    const known = await lockAgreement(tx, given.agreementId);
    if (!known) return refuse('not-found', 404);
    if (given.ifMatch !== undefined && given.ifMatch !== known.version) return refuse('changed-meanwhile', 412);
    const draft = await checkReferences(tx, given.terms);
    if (!draft.ok) return draft;
    await keepDraft(tx, known.id, draft.value);
    return ok({ ...known, draft: draft.value, version: known.version + 1 });
  });
}
