import { translator } from '#kernel/messages.ts';
import { Problem } from '#kernel/problem.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Agreement, AgreementTerms } from '../../domain/index.ts';
import { standingAgreement } from '../store.ts';
import { createAgreement } from './create-agreement.ts';
import { publishAgreement } from './publish-agreement.ts';

/**
 * The house's promises to everybody, made and published on first use, named in the context's language. Throws a Problem
 * for terms that cannot be published.
 */
export async function ensureHouseAgreement(tx: Tx, context: Context, terms: AgreementTerms): Promise<Agreement> {
  const known = await standingAgreement(tx);
  if (known) return known;
  const name = translator(context.language, catalogues[context.language].mail)('agreement.house');
  const within = { ...context, tx };
  const parties = { kind: 'sla', accountId: null } as const;
  const made = await createAgreement(within, { name, parties, terms, standing: true });
  const published = made.ok ? await publishAgreement(within, { agreementId: made.value.id }) : made;
  if (published.ok) return published.value;
  const meanwhile = await standingAgreement(tx);
  const { code, status = 409, params } = published.refusal;
  if (!meanwhile) throw new Problem(code, status, params);
  return meanwhile;
}
