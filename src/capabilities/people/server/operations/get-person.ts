import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { findPerson, type PersonRecord } from '../person-store.ts';

/** One person, as far as the actor may see them. */
export async function getPerson(context: Context, personId: PersonId): Promise<Result<PersonRecord>> {
  const person = await reading(context, (tx) => findPerson(tx, personId));
  return person ? ok(person) : refuse('not-found', 404);
}
