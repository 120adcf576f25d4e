import type { z } from 'zod';
import { ok, type Result } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import type { Session } from '../../contract.ts';
import { deviceOf } from '../../domain/index.ts';
import { askingOfSessions } from '../identity/session-limit.ts';
import { ownSessions } from '../session-store.ts';

/** Where whoever asks is signed in: where they are now, then the last used first. */
export async function listSessions(context: Context): Promise<Result<{ items: z.output<typeof Session>[] }>> {
  const asking = await askingOfSessions(context);
  if (!asking.ok) return asking;
  const sessions = await reading(context, ownSessions);
  const items = sessions.map(({ id, userAgent, createdAt, lastUsedAt }) => ({
    id,
    ...deviceOf(userAgent),
    signedInAt: toIso(createdAt),
    lastUsedAt: toIso(lastUsedAt),
    current: id === asking.value.sessionId,
  }));
  return ok({ items: items.toSorted((one, other) => Number(other.current) - Number(one.current)) });
}
