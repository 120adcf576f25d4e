import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { enqueue } from '#platform/jobs.ts';
import { reopenQuarantined } from '../inbound-store.ts';
import { takeInMail } from '../job-kinds.ts';

/** Judges a quarantined mail anew, for example after a rule was corrected. As the system. Refuses any other mail. */
export async function replayMail(context: Context, inboundMailId: string): Promise<Result<null>> {
  return transaction(context, async (tx) => {
    if (!(await reopenQuarantined(tx, inboundMailId))) return refuse('not-found', 404);
    await enqueue(tx, takeInMail, { inboundMailId }, { key: `take-in-mail:${inboundMailId}` });
    return ok(null);
  });
}
