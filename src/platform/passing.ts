import type { Context } from './context.ts';
import type { Tx } from './database/transaction.ts';
import type { Hint } from './signals.ts';

/**
 * Tells whoever listens, on every node, that something about a subject changed which is no fact: it stays in no history,
 * and who was not there does not miss it. Goes out once the transaction has committed.
 */
export function tellInPassing(tx: Tx, context: Context, news: Omit<Hint, 'id' | 'position'>): void {
  const hint: Hint = { ...news, id: context.newId(), position: null };
  tx.afterCommit(() => context.platform.signals.announce([hint]));
}
