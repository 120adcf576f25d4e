import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { removeReminder } from '../store.ts';
import { tellOfReminders } from '../tell.ts';
import { asker, type Scene, sceneFor } from '../whose.ts';

/** Ends the asker's reminder of a case. Without one it changes nothing. */
export function dropReminder(context: Context, caseId: CaseId): Promise<Result<Scene>> {
  return transaction(context, async (tx) => {
    const scene = await sceneFor(tx, context, caseId);
    if (!scene) return refuse('not-found', 404);
    if (scene.reminder === null) return ok(scene);
    await removeReminder(tx, scene.reminder.id);
    await tellOfReminders(tx, context, asker(context));
    return ok({ ...scene, reminder: null });
  });
}
