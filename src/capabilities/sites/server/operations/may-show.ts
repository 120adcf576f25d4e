import { systemContext } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import type { Platform } from '#platform/platform.ts';
import { originOf } from '../../domain/index.ts';
import { noteTurnedAway, showingSite } from '../store.ts';

/**
 * Whether the pages of this origin may show the form. One that may not is kept, so that whoever keeps the list learns of
 * it. Only what stands on the list as it is given, letter by letter, may.
 */
export function mayShowForm(platform: Platform, given: string): Promise<boolean> {
  const origin = originOf(given);
  if (!origin.ok || origin.value !== given) return Promise.resolve(false);
  const context = systemContext(platform, 'ask-us');
  return transaction(context, async (tx) => {
    if (await showingSite(tx, given)) return true;
    await noteTurnedAway(tx, given, context.now);
    return false;
  });
}
