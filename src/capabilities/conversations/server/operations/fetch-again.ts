import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { transaction } from '#platform/database/transaction.ts';
import { isKnown, wantAgain } from '../mailbox-store.ts';

/**
 * Has the mails that were set aside in a mailbox fetched once more, by whichever node asks it next. What can be had is
 * taken in like any mail; what cannot is set aside anew, with its new reason. Refuses a mailbox
 * that was never asked, and one where nothing was set aside.
 */
export function fetchAgain(context: Context, mailbox: string): Promise<Result<{ readonly asked: number }>> {
  return transaction(context, (tx) =>
    asSystem(tx, async () => {
      if (!(await isKnown(tx, mailbox))) return refuse('not-found', 404);
      const asked = await wantAgain(tx, mailbox, context.now);
      return asked === 0 ? refuse('mail.nothing-set-aside', 409) : ok({ asked });
    }),
  );
}
