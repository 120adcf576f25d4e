import { fact } from '#kernel/facts.ts';
import { AgreementId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Agreement, AgreementTerms, Parties } from '../../domain/index.ts';
import { agreementCreated } from '../../facts.ts';
import { checkParties, checkReferences } from '../references.ts';
import { insertAgreement } from '../store.ts';

export interface NewAgreement {
  /** Given when the same agreement must have the same id on every installation. */
  readonly id?: AgreementId;
  readonly name: string;
  readonly parties: Parties;
  readonly terms: AgreementTerms;
  /** The house's promises to everybody. */
  readonly standing?: boolean;
}

/** Adds an agreement as a draft. Refuses parties, calendars and services that do not exist, and one that is there already. */
export async function createAgreement(context: Context, given: NewAgreement): Promise<Result<Agreement>> {
  return transaction(context, async (tx) => {
    const parties = await checkParties(tx, given.parties);
    if (!parties.ok) return parties;
    const draft = await checkReferences(tx, given.terms);
    if (!draft.ok) return draft;
    const { id = AgreementId.parse(context.newId()), name, standing = false } = given;
    const made = { id, name, parties: parties.value, standing, draft: draft.value };
    if (!(await insertAgreement(tx, made, context.now))) return refuse('agreement.exists-already', 409, { name });
    const about = { subject: { kind: 'agreement', id }, accountId: null, occurredAt: context.now };
    await appendFacts(tx, context, [fact(agreementCreated, about, { name })]);
    return ok({ ...made, versions: [], version: 1 });
  });
}
