import type { Actor } from '#kernel/actor.ts';
import type { Grantor } from '../domain/index.ts';

/** The actor as somebody who gives rights. A token gives none, whatever its owner holds; nor does a stranger. */
export function grantorOf(actor: Actor): Grantor {
  if (actor.kind === 'system') return 'system';
  if (actor.kind === 'anonymous') return { personId: '', roles: [] };
  return { personId: actor.personId, roles: actor.token ? [] : actor.roles };
}
