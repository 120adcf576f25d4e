import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseRecord } from '../domain/index.ts';

/**
 * Which of these promises the actor may read, in the same order: those about a subject that its own capability lets
 * them read as the team does. Items and lists both ask here. A subject that nobody speaks for is nobody's.
 */
export async function readablePromises(
  tx: Tx,
  context: Context,
  promises: readonly PromiseRecord[],
): Promise<PromiseRecord[]> {
  const readable = new Set<string>();
  for (const kind of new Set(promises.map(({ subject }) => subject.kind))) {
    const policy = context.platform.subjects.get(kind);
    if (!policy) continue;
    const ids = promises.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id);
    const scopes = await policy.load(tx, [...new Set(ids)]);
    for (const [id, scope] of scopes) {
      if (policy.mayRead(context.actor, scope, 'team')) readable.add(`${kind} ${id}`);
    }
  }
  return promises.filter(({ subject }) => readable.has(`${subject.kind} ${subject.id}`));
}
