import { awayAhead, fallsOn } from '#capabilities/people/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { PromiseRecord, Promisor } from '../domain/index.ts';

function personIn({ promisor }: PromiseRecord): PersonId | null {
  return promisor.kind === 'person' || promisor.kind === 'team' ? promisor.personId : null;
}

function withNobodyNamed(promisor: Promisor): Promisor {
  return promisor.kind === 'team' ? { ...promisor, personId: null } : { kind: 'desk' };
}

/**
 * The same promises, in the same order, none by somebody who is away when it is due: their team gives the word then,
 * or the desk where there is no team.
 */
export async function byPeoplePresent(
  tx: Tx,
  context: Context,
  promises: readonly PromiseRecord[],
): Promise<PromiseRecord[]> {
  const people = promises.flatMap((promise) => personIn(promise) ?? []);
  const absences = await awayAhead(tx, people, context.now);
  return promises.map((promise) => {
    const own = absences.filter(({ personId }) => personId === personIn(promise));
    const away = own.some((absence) => fallsOn(absence, promise.due, context.now));
    return away ? { ...promise, promisor: withNobodyNamed(promise.promisor) } : promise;
  });
}
