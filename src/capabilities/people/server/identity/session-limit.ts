import type { PersonActor } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { limitsOf } from './limits.ts';

/** Per person and minute, over all their sessions: more than anybody presses, less than a script would. */
const RULE = { window: 60, max: 30 } as const;

/** Whoever asks about their own sessions. Refuses who is not signed in, and who asks too often: that is counted over all nodes. */
export async function askingOfSessions({ platform, actor }: Context): Promise<Result<PersonActor>> {
  if (actor.kind !== 'person') return refuse('signed-out', 401);
  const { allowed } = await limitsOf(platform).consume(`sessions|${actor.personId}`, RULE);
  return allowed ? ok(actor) : refuse('too-many-requests', 429);
}
