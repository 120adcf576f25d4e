import type { SystemActor } from '#kernel/actor.ts';

/**
 * Whose eyes a case is looked at with for somebody who was asked about it: the policy of cases does not know them yet. The
 * wall between accounts holds all the same, because the transaction stays theirs.
 */
export const systemActor: SystemActor = { kind: 'system', name: 'troubleshooting' };
