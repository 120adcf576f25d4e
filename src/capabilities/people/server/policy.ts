import { PersonId } from '#kernel/ids.ts';
import type { SubjectPolicy } from '#platform/subjects.ts';
import { personsByIds } from './person-store.ts';

/** Who hears of a person over the feed: the person alone, so that their pages follow their own changes. */
const person: SubjectPolicy<PersonId> = {
  kind: 'person',
  async load(tx, ids) {
    const found = await personsByIds(
      tx,
      ids.map((id) => PersonId.parse(id)),
    );
    return new Map([...found.keys()].map((id) => [id, id]));
  },
  mayRead: (actor, id) => actor.kind === 'person' && actor.personId === id,
};

export const personSubjects: readonly SubjectPolicy<PersonId>[] = [person];
