import { z } from 'zod';
import { personsByIds } from '#capabilities/people/index.ts';
import { fact } from '#kernel/facts.ts';
import { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { addressAllowed } from '../../facts.ts';
import { clearStanding, type FailingAddress, lockFailing, lockStanding } from '../standing-store.ts';

async function allow(tx: Tx, context: Context, row: FailingAddress, reason: string): Promise<void> {
  await clearStanding(tx, row.id);
  const about = { subject: { kind: 'mail-address', id: row.id }, accountId: null, occurredAt: context.now };
  await appendFacts(tx, context, [fact(addressAllowed, about, { address: row.address, reason })]);
}

/** Lets mail go to a stopped address again, because somebody says why. Refuses an address that is not stopped. */
export function allowAddress(
  context: Context,
  { addressId, reason }: { readonly addressId: string; readonly reason: string },
): Promise<Result<null>> {
  return transaction(context, (tx) =>
    asSystem(tx, async () => {
      const row = await lockFailing(tx, addressId);
      if (row?.stopped_at == null) return refuse('mail.not-stopped', 404);
      await allow(tx, context, row, reason);
      return ok(null);
    }),
  );
}

const Opened = z.object({ method: z.string() });

/**
 * A link to sign in goes to a stopped address too: its person asked for it. Whoever opens one has proved that mail
 * arrives there, and other mail goes there again.
 */
export const allowProvenSubscription: Subscription = {
  name: 'conversations.allow-proven-address',
  kinds: ['session.opened'],
  after: async (context, { subject, data }) => {
    if (subject.kind !== 'person' || Opened.parse(data).method !== 'link') return;
    await transaction(context, async (tx) => {
      const personId = PersonId.parse(subject.id);
      const person = (await personsByIds(tx, [personId])).get(personId);
      const row = person?.email && person.emailVerified ? await lockStanding(tx, person.email) : undefined;
      if (row?.stopped_at != null) await allow(tx, context, row, 'A link that was sent there was opened.');
    });
  },
};
