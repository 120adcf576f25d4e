import type { Actor } from '#kernel/actor.ts';
import type { Audience } from '#kernel/facts.ts';
import type { Tx } from './database/transaction.ts';

/** A subject as others show it: its number if it has one, its title, and the address of its page at the desk. */
export interface SubjectName {
  readonly number: number | null;
  readonly title: string;
  readonly href: string;
}

/**
 * What a capability says of its subjects, so that the feed, the files and the timeline can ask who may read one.
 * `load` brings what the decision needs for many at once, as the system; `mayRead` is pure and quick.
 */
export interface SubjectPolicy<Scope = unknown> {
  readonly kind: string;
  load(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Scope>>;
  mayRead(actor: Actor, scope: Scope, audience: Audience): boolean;
  /** Who of these may read what files hang on it; all of them unless it says so. */
  mayReadFiles?(actor: Actor, scope: Scope): boolean;
  /** How lists of other capabilities call these subjects; for those only that the actor may read as the team does. */
  name?(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectName>>;
}

export type Subjects = ReadonlyMap<string, SubjectPolicy>;

export function gatherSubjects(policies: readonly SubjectPolicy[]): Subjects {
  return new Map(policies.map((policy) => [policy.kind, policy]));
}
