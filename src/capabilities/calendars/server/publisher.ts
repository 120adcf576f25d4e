import type { Actor } from '#kernel/actor.ts';

/** The name under which a version says who published it. */
export function publisherOf(actor: Actor): string | null {
  return actor.kind === 'anonymous' ? null : actor.name;
}
