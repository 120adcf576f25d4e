import { namesOf, organisation, type PersonRecord, personsByIds } from '#capabilities/people/index.ts';
import { type Role, STAFF } from '#kernel/actor.ts';
import type { PersonId, TeamId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/moment.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Worker } from '../domain/case.ts';

/** One person, as far as the transaction's actor may see them. */
export async function personById(tx: Tx, id: PersonId): Promise<PersonRecord | undefined> {
  return (await personsByIds(tx, [id])).get(id);
}

/** What a team is called, or undefined when there is none with this id. */
export async function teamName(tx: Tx, id: TeamId): Promise<string | undefined> {
  return (await namesOf(tx, { teams: [id] })).teams.get(id);
}

/**
 * In which language and zone somebody reads. A colleague in copy may not see the requester's own choices: then it is
 * the asker's language and the organisation's zone.
 */
export async function readerOf(tx: Tx, context: Context, id: PersonId): Promise<Reader> {
  return readerFor(tx, context, await personById(tx, id));
}

/** The same for a person who was looked up already; undefined when the asker sees nobody with that id. */
export async function readerFor(tx: Tx, context: Context, person: PersonRecord | undefined): Promise<Reader> {
  if (person) return { language: person.language, timeZone: person.timeZone };
  return { language: context.language, timeZone: (await organisation(tx)).timeZone };
}

const WORKERS: readonly Role[] = ['agent', 'lead'];

/** Somebody who works on cases today and can answer for one. */
export async function caseWorker(tx: Tx, id: PersonId): Promise<Worker | undefined> {
  const person = await personById(tx, id);
  const works = person?.active && person.roles.some((role) => WORKERS.includes(role));
  return person && works ? { id, name: person.name } : undefined;
}

/** Somebody who works at the desk today; a customer, or a colleague who left, does no next step. */
export async function colleague(tx: Tx, id: PersonId): Promise<Worker | undefined> {
  const person = await personById(tx, id);
  const works = person?.active && person.roles.some((role) => STAFF.includes(role));
  return person && works ? { id, name: person.name } : undefined;
}
