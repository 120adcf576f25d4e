import { z } from 'zod';
import { findPromises, promiseFacts } from '#capabilities/promises/index.ts';
import type { Fact } from '#kernel/facts.ts';
import { CaseId, PromiseId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { awaitAgain, awaitedAmong, awaitInstead, settleCalls } from './store.ts';

const About = z.object({ promiseId: PromiseId, promise: z.string() });

const RESTORED = promiseFacts['promise.restored'].name;

/**
 * Calls are returned when their promise is kept, late or not, and waited for no more when it is withdrawn. Where it goes on
 * as another promise, moved or about the case into which its own was merged, they wait for that one.
 */
export const settledSubscription: Subscription = {
  name: 'calls.settled',
  kinds: [
    promiseFacts['promise.kept'].name,
    promiseFacts['promise.fulfilled-late'].name,
    promiseFacts['promise.withdrawn'].name,
    promiseFacts['promise.renegotiated'].name,
    promiseFacts['promise.superseded'].name,
    RESTORED,
  ],
  within: async (tx, context, facts) => {
    // Whoever kept the promise, or the customer who needs no call any more: the record is the program's.
    await asSystem(tx, async () => {
      for (const fact of facts) await hear(tx, context, fact);
    });
  },
};

async function hear(tx: Tx, context: Context, { kind, subject, data }: Fact): Promise<void> {
  const { promiseId, promise } = About.parse(data);
  if (promise !== 'callback' || subject.kind !== 'case') return;
  // A merger was undone: what is owed there is owed here again.
  if (kind === RESTORED) return awaitAgain(tx, CaseId.parse(subject.id), promiseId);
  if ((await awaitedAmong(tx, [promiseId])).length === 0) return;
  const [known] = await findPromises(tx, [promiseId]);
  const successor = known?.successorId ?? null;
  if (successor === null) return settleCalls(tx, promiseId, context.now);
  await awaitInstead(tx, promiseId, successor);
}
