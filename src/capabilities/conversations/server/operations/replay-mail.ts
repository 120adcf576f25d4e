import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { transaction } from '#platform/database/transaction.ts';
import { enqueue } from '#platform/jobs.ts';
import { outcomeOf, reopenQuarantined } from '../inbound-store.ts';
import { takeInMail } from '../job-kinds.ts';

/**
 * Judges a quarantined mail anew, for example after a rule was corrected or its sender got an account. Refuses
 * `mail.not-in-quarantine` where it has become something else meanwhile.
 */
export async function replayMail(context: Context, inboundMailId: string): Promise<Result<null>> {
  return transaction(context, (tx) =>
    asSystem(tx, async () => {
      if ((await outcomeOf(tx, inboundMailId)) === null) return refuse('not-found', 404);
      if (!(await reopenQuarantined(tx, inboundMailId))) return refuse('mail.not-in-quarantine', 409);
      await enqueue(tx, takeInMail, { inboundMailId }, { key: `take-in-mail:${inboundMailId}` });
      return ok(null);
    }),
  );
}
