import { calendarVersion } from '#capabilities/calendars/index.ts';
import { caseSubject, type KnownCase, readableCase } from '#capabilities/cases/index.ts';
import { personsByIds } from '#capabilities/people/index.ts';
import { openPromisesAbout } from '#capabilities/promises/index.ts';
import { personOf } from '#kernel/actor.ts';
import type { CaseId, PersonId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type Choice, choicesAhead, latestOf } from '../domain/index.ts';
import { type Reminder, reminderOf } from './store.ts';

/** Who asks. Only people are reminded. */
export function asker({ actor }: Context): PersonId {
  const personId = personOf(actor);
  if (personId === null) throw new Problem('forbidden', 403);
  return personId;
}

/** What is known where somebody sets a reminder of a case. */
export interface Scene {
  readonly known: KnownCase;
  readonly reminder: Reminder | null;
  readonly latest: Instant | null;
  readonly choices: readonly Choice[];
}

/** The case as the asker may read it, their reminder of it, and when they could be reminded; null where they may not read it. */
export async function sceneFor(tx: Tx, context: Context, caseId: CaseId): Promise<Scene | null> {
  const personId = asker(context);
  const known = await readableCase(tx, context.actor, caseId);
  if (!known) return null;
  const { now } = context;
  const [promises, people, reminder] = await Promise.all([
    openPromisesAbout(tx, caseSubject(caseId)),
    personsByIds(tx, [personId]),
    reminderOf(tx, personId, caseId),
  ]);
  const owed = promises.map(({ state, due, promisee }) => ({ state, due, toCustomer: promisee.kind !== 'team' }));
  const [first] = promises;
  const pinned = first && (await calendarVersion(tx, first.calendarId, first.calendarVersion));
  const zone = people.get(personId)?.timeZone ?? 'UTC';
  const latest = latestOf(owed, now);
  return {
    known,
    reminder: reminder ?? null,
    latest,
    choices: choicesAhead({ now, zone, calendar: pinned?.calendar ?? null, latest }),
  };
}
