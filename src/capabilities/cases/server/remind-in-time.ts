import { personsByIds } from '#capabilities/people/index.ts';
import type { PromiseId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { awaitsApproval } from '../domain/approval.ts';
import { type Ask, asksWaitingOn } from './approval-store.ts';
import { remind } from './operations/chase-approval.ts';
import { caseOf, findReadable } from './store.ts';

/** Those among whoever is asked who want to be reminded by the program. */
async function whoWantIt(tx: Tx, asks: readonly Ask[]): Promise<readonly Ask[]> {
  const people = await personsByIds(
    tx,
    asks.map(({ personId }) => personId),
  );
  return asks.filter(({ personId }) => people.get(personId)?.optionalMails.includes('reminders'));
}

/**
 * Reminds whoever owes these answers once, before they are due; whom somebody reminded already, and who does without
 * reminders, is left in peace.
 */
export async function remindInTime(tx: Tx, context: Context, promiseIds: readonly PromiseId[]): Promise<void> {
  if (promiseIds.length === 0) return;
  const asks = (await asksWaitingOn(tx, promiseIds)).filter(({ remindedAt }) => remindedAt === null);
  for (const ask of await whoWantIt(tx, asks)) {
    const row = await findReadable(tx, context.actor, ask.caseId);
    if (row && awaitsApproval(row)) await remind(tx, context, caseOf(row), [ask]);
  }
}
