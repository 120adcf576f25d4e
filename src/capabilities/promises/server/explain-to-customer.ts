import type { z } from 'zod';
import { ok, type Result } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CustomerExplanation } from '../contract.ts';
import { explain, type PromiseRecord } from '../domain/index.ts';
import { hoursOf } from './settle.ts';

/** Why a promise is due when it is, for whom it was made. Whoever calls has made sure that it is theirs. */
export async function explainToCustomer(
  tx: Tx,
  context: Context,
  promise: PromiseRecord,
): Promise<Result<z.output<typeof CustomerExplanation>>> {
  const hours = await hoursOf(tx, promise);
  const explained = explain(promise, hours, context.now);
  if (!explained.ok) return explained;
  const { anchor, due, budget, segments } = explained.value;
  return ok({
    terms: promise.terms.kind,
    anchor: toIso(anchor),
    due: toIso(due),
    budget,
    agreement: promise.agreement?.name ?? null,
    timeZone: hours.zone,
    closed: segments
      .filter(({ kind, to }) => kind === 'closed' && to <= due)
      .reduce((sum, { from, to }) => sum + to - from, 0),
    pauses: segments.flatMap(({ kind, from, to, reason, voided }) =>
      kind === 'paused' && !voided && reason ? { from: toIso(from), to: toIso(to), reason } : [],
    ),
  });
}
