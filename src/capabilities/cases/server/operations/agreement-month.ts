import { type SqlBool, sql } from 'kysely';
import { agreementsToTry } from '#capabilities/agreements/index.ts';
import { organisation } from '#capabilities/people/index.ts';
import { judgedBetween } from '#capabilities/promises/index.ts';
import type { AgreementId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import { type Period, stretchOf } from '../../domain/last-month.ts';
import { COUNTED_KINDS, type MonthUnderDraft, monthUnderDraft, type PastPromise } from '../../domain/under-draft.ts';
import { readableCases } from '../policy.ts';
import type { CaseTables } from '../tables.ts';

/** So many promises are counted anew at most, the latest first. */
const COUNTED_AT_MOST = 20_000;

export interface AgreementMonth extends MonthUnderDraft {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  /** So many promises were looked at, out of all. */
  readonly looked: number;
  readonly total: number;
}

/** What rules ask of these cases, as far as the actor may read them. */
async function askedOf(tx: Tx, { actor }: Context, ids: readonly string[]): Promise<Map<string, PastPromise['asked']>> {
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select(['id', 'account_id as accountId', 'service_id as serviceId', 'kind as caseKind', 'priority'])
    .where(sql<SqlBool>`cases.case.id = any (${sql.val([...new Set(ids)])}::uuid[])`)
    .where(readableCases(actor))
    .execute();
  return new Map(rows.map(({ id, ...asked }) => [id, asked]));
}

/**
 * How the promises that were due in the last full month, or in the last 30 days, went, and how they would have gone
 * under an agreement's draft, or without one under what was published last. Refuses as `agreementsToTry` does.
 */
export async function agreementMonth(
  context: Context,
  { agreementId, period }: { readonly agreementId: AgreementId; readonly period: Period },
): Promise<Result<AgreementMonth>> {
  return reading(context, async (tx) => {
    const trying = await agreementsToTry(tx, agreementId);
    if (!trying.ok) return trying;
    const { timeZone } = await organisation(tx);
    const stretch = stretchOf(period, { zone: timeZone, now: context.now });
    if (!stretch.ok) return stretch;
    const { parties } = trying.value.tried;
    const accountId = parties.kind === 'sla' ? parties.accountId : null;
    const wanted = { subjectKind: 'case', kinds: COUNTED_KINDS, accountId, ...stretch.value };
    const { promises, all } = await judgedBetween(tx, wanted, COUNTED_AT_MOST);
    const cases = await askedOf(
      tx,
      context,
      promises.map(({ subjectId }) => subjectId),
    );
    const past = promises.flatMap((promise): PastPromise[] => {
      const asked = cases.get(promise.subjectId);
      return asked ? [{ ...promise, asked }] : [];
    });
    const compared = monthUnderDraft(past, { ...trying.value, agreementId, now: context.now });
    const { from, to } = stretch.value;
    return ok({ ...compared, from: toIso(from), to: toIso(to), timeZone, looked: promises.length, total: all });
  });
}
