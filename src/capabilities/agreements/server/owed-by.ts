import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Asked, chooseRule, type OwedBy, owedUnder } from '../domain/index.ts';
import { publishedFor } from './store.ts';

/**
 * What is owed to a customer for such a case at a moment; null when no rule in force fits. Also for customers: it
 * reads only what was published for them or for everybody.
 */
export async function owedBy(tx: Tx, asked: Asked, moment: Instant): Promise<OwedBy | null> {
  const { chosen } = chooseRule(await publishedFor(tx, asked.accountId), asked, moment);
  return chosen && owedUnder(chosen);
}
