import { type Actor, hasRole, isStaff } from '#kernel/actor.ts';
import type { SubjectPolicy } from '#platform/subjects.ts';
import type { Improvement } from '../domain/improvement.ts';
import { improvementsByIds } from './store.ts';

/** Leads and managers weigh and decide. */
export function mayDecide(actor: Actor): boolean {
  return hasRole(actor, 'lead') || hasRole(actor, 'manager');
}

/** Whoever owns it works on it, and who may decide. */
export function mayWorkOn(actor: Actor, { owner }: Pick<Improvement, 'owner'>): boolean {
  return mayDecide(actor) || (actor.kind === 'person' && actor.personId === owner?.id);
}

/** Everybody of the desk reads what is suggested and what becomes of it; nobody else does. */
export const improvementSubjects: SubjectPolicy<Improvement> = {
  kind: 'improvement',
  load: async (tx, ids) => new Map((await improvementsByIds(tx, ids)).map((one) => [one.id, one])),
  mayRead: (actor) => actor.kind === 'system' || isStaff(actor),
  name: async (tx, ids) =>
    new Map(
      (await improvementsByIds(tx, ids)).map(({ id, title }) => [
        id,
        { number: null, title, href: `/desk/improvements/${id}` },
      ]),
    ),
};
