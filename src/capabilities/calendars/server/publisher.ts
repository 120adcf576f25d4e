import type { Actor } from '#kernel/actor.ts';

/** The name under which a version says who published it; null for what the program does by itself. */
export function publisherOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.name : null;
}
