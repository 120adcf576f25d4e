import { ok, type Result, refuse } from '#kernel/result.ts';
import { fromIso, toIso } from '#kernel/time.ts';
import { reading } from '#platform/database/transaction.ts';
import { served } from '#platform/serve/handlers.ts';
import { remindersContract } from '../contract.ts';
import { dropReminder } from './operations/drop-reminder.ts';
import { listReminders } from './operations/list-reminders.ts';
import { setReminder } from './operations/set-reminder.ts';
import { type Scene, sceneFor } from './whose.ts';

function viewOf(scene: Result<Scene>) {
  if (!scene.ok) return scene;
  const { reminder, latest, choices } = scene.value;
  return ok({
    reminder: reminder && { at: toIso(reminder.remindAt), back: reminder.remindedAt !== null },
    latest: latest === null ? null : toIso(latest),
    choices: choices.map(({ occasion, at }) => ({ occasion, at: toIso(at) })),
  });
}

export const remindersServed = served(remindersContract, {
  async listReminders(context) {
    const items = await listReminders(context);
    return ok({ items: items.map((one) => ({ ...one, at: toIso(one.at) })) });
  },
  readReminder: (context, { params }) =>
    reading(context, async (tx) => {
      const scene = await sceneFor(tx, context, params.caseId);
      return viewOf(scene ? ok(scene) : refuse('not-found', 404));
    }),
  setReminder: async (context, { params, body }) =>
    viewOf(await setReminder(context, { ...params, at: fromIso(body.at) })),
  dropReminder: async (context, { params }) => viewOf(await dropReminder(context, params.caseId)),
});
