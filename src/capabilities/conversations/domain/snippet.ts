import { type Actor, hasRole } from '#kernel/actor.ts';
import type { PersonId, TeamId } from '#kernel/ids.ts';
import { variablesIn } from '#kernel/placeholders.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';

export { fill, firstUnfilled, variablesIn } from '#kernel/placeholders.ts';

/** What a snippet may name, to be filled in where it is used. Written `{{customer.name}}`. */
export const VARIABLES = [
  'customer.name',
  'customer.first-name',
  'agent.name',
  'agent.first-name',
  'case.number',
  'case.subject',
  'service.name',
  'next.word',
  'organisation.name',
] as const;
export type Variable = (typeof VARIABLES)[number];

/** What is known of each where it is filled in; what has no value stays as it is. */
export type Values = Readonly<Partial<Record<Variable, string | null>>>;

/** For whom a snippet is: its writer, a team, or everybody at the desk. */
export type SnippetFor =
  | { readonly kind: 'own'; readonly personId: PersonId }
  | { readonly kind: 'team'; readonly teamId: TeamId }
  | { readonly kind: 'desk' };

const leads = (actor: Actor) => hasRole(actor, 'lead') || hasRole(actor, 'admin');

/** Whether somebody finds the snippet when they write: their own, their teams', and everybody's. Leads and administrators see all but others' own. */
export function mayUseSnippet(actor: Actor, whose: SnippetFor): boolean {
  if (actor.kind !== 'person') return false;
  if (whose.kind === 'own') return whose.personId === actor.personId;
  return whose.kind === 'desk' || leads(actor) || actor.teams.includes(whose.teamId);
}

/** Who writes it: everybody their own; leads those of their teams and everybody's; administrators all that are shared. */
export function mayWriteSnippet(actor: Actor, whose: SnippetFor): boolean {
  if (actor.kind !== 'person') return false;
  if (whose.kind === 'own') return whose.personId === actor.personId;
  if (hasRole(actor, 'admin')) return true;
  return hasRole(actor, 'lead') && (whose.kind === 'desk' || actor.teams.includes(whose.teamId));
}

/** A snippet names nothing that nobody could ever fill in. Refuses `snippet.unknown-variable` with its name. */
export function checkVariables(text: string): Result<null> {
  const unknown = variablesIn(text).find((name) => !VARIABLES.some((one) => one === name));
  return unknown === undefined ? ok(null) : refuse('snippet.unknown-variable', 422, { name: unknown });
}
