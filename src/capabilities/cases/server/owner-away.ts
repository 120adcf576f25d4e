import { awayAhead, fallsOn, namesOf } from '#capabilities/people/index.ts';
import { openPromisesAbout, type PromiseRecord } from '#capabilities/promises/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';

const keeps = (personId: PersonId) => (promise: PromiseRecord) =>
  'personId' in promise.promisor && promise.promisor.personId === personId;

/**
 * The name of the case's owner where they are away now and this person keeps a promise of theirs meanwhile; null
 * otherwise. Whoever keeps it may take the case, which accepts the hand-over.
 */
export async function ownerHandedOver(
  tx: Tx,
  context: Context,
  { id, ownerId }: Pick<Case, 'id' | 'ownerId'>,
  personId: PersonId,
): Promise<string | null> {
  if (ownerId === null || ownerId === personId) return null;
  const absences = await awayAhead(tx, [ownerId], context.now);
  if (!absences.some((absence) => fallsOn(absence, context.now, context.now))) return null;
  const promises = await openPromisesAbout(tx, caseSubject(id));
  if (!promises.some(keeps(personId))) return null;
  return (await namesOf(tx, { people: [ownerId] })).people.get(ownerId) ?? '';
}
