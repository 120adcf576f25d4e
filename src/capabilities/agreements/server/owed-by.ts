import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Asked, chooseHandBackRule, chooseRule, type HandBack, type OwedBy, owedUnder } from '../domain/index.ts';
import { agreementsToHandBack, publishedFor } from './store.ts';

/**
 * What is owed to a customer for such a case at a moment; null when no rule in force fits. Also for customers: it
 * reads only what was published for them or for everybody.
 */
export async function owedBy(tx: Tx, asked: Asked, moment: Instant): Promise<OwedBy | null> {
  const { chosen } = chooseRule(await publishedFor(tx, asked.accountId), asked, moment);
  return chosen && owedUnder(chosen);
}

/** What a team or a provider owes whom it got such a case from; null when nothing was agreed. For the desk alone. */
export async function handBackOwed(
  tx: Tx,
  about: { handBack: HandBack; asked: Omit<Asked, 'accountId'>; moment: Instant },
): Promise<OwedBy | null> {
  const chosen = chooseHandBackRule(await agreementsToHandBack(tx, about.handBack), about);
  return chosen && owedUnder(chosen);
}
