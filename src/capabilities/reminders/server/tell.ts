import { fact } from '#kernel/facts.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { remindersChanged } from '../facts.ts';

/** Lets the open pages of a person know that their reminders changed. */
export async function tellOfReminders(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const about = { subject: { kind: 'person', id: personId }, accountId: null, occurredAt: context.now };
  await appendFacts(tx, context, [fact(remindersChanged, about, {})]);
}
