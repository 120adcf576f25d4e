import { STAFF } from '#kernel/actor.ts';
import type { Me } from './queries.ts';

/** Whether the desk is open to this person. */
export function isAtDesk({ roles }: Pick<Me, 'roles'>): boolean {
  return roles.some((role) => STAFF.includes(role));
}
