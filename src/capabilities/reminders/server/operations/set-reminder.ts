import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { enqueue } from '#platform/jobs.ts';
import { decideReminder, isTheirs } from '../../domain/index.ts';
import { remind } from '../remind.ts';
import { putReminder } from '../store.ts';
import { tellOfReminders } from '../tell.ts';
import { asker, type Scene, sceneFor } from '../whose.ts';

/** Reminds the asker of a case at a moment, in place of an earlier reminder of theirs. Refuses as `decideReminder` does. */
export function setReminder(
  context: Context,
  { caseId, at }: { readonly caseId: CaseId; readonly at: Instant },
): Promise<Result<Scene>> {
  const personId = asker(context);
  return transaction(context, async (tx) => {
    const scene = await sceneFor(tx, context, caseId);
    if (!scene) return refuse('not-found', 404);
    const { known, latest } = scene;
    const decided = decideReminder(at, { now: context.now, latest, open: known.open });
    if (!decided.ok) return decided;
    const reminder = {
      ...{ id: context.newId(), personId, caseId, accountId: known.accountId },
      held: isTheirs(known, personId),
      remindAt: decided.value,
      remindedAt: null,
    };
    await putReminder(tx, reminder);
    await enqueue(tx, remind, { reminderId: reminder.id }, { runAt: reminder.remindAt });
    await tellOfReminders(tx, context, personId);
    return ok({ ...scene, reminder });
  });
}
