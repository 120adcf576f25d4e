import { type Actor, hasRole } from '#kernel/actor.ts';
import type { PersonId, TeamId } from '#kernel/ids.ts';

/** Whose a saved view is: one person's, or a team's. */
export type ViewFor =
  | { readonly kind: 'own'; readonly personId: PersonId }
  | { readonly kind: 'team'; readonly teamId: TeamId };

/** So many views a person keeps in the side bar, where they are counted. */
export const PINNED_AT_MOST = 12;

const leads = (actor: Actor) => hasRole(actor, 'lead') || hasRole(actor, 'manager');

/** Whether somebody finds the view: their own, and those of their teams. Managers and administrators find those of all teams. */
export function mayUseView(actor: Actor, whose: ViewFor): boolean {
  if (actor.kind !== 'person') return false;
  if (whose.kind === 'own') return whose.personId === actor.personId;
  return actor.teams.includes(whose.teamId) || hasRole(actor, 'manager') || hasRole(actor, 'admin');
}

/** Who changes it: everybody their own; a team's its leads and managers, and administrators. */
export function mayChangeView(actor: Actor, whose: ViewFor): boolean {
  if (!mayUseView(actor, whose)) return false;
  return whose.kind === 'own' || leads(actor) || hasRole(actor, 'admin');
}
