import { sql } from 'kysely';
import type { SessionId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';

/** A place where somebody is signed in, without what signs them in. */
export interface SessionRecord {
  readonly id: SessionId;
  readonly userAgent: string | null;
  readonly createdAt: Instant;
  /** Begin of the hour in which it was last used. */
  readonly lastUsedAt: Instant;
}

/** Where whoever asks is signed in, the last used first; at most 100. */
export async function ownSessions(tx: Tx): Promise<readonly SessionRecord[]> {
  const { rows } = await sql<SessionRecord>`
    select id, user_agent as "userAgent", created_at as "createdAt", last_used_at as "lastUsedAt"
    from people.own_sessions()`.execute(tx.tables<unknown>());
  return rows;
}

/** Ends one session of whoever asks. Answers whether they had it. */
export async function endOwnSession(tx: Tx, id: SessionId): Promise<boolean> {
  const { rows } = await sql<{ had: boolean }>`select people.end_own_session(${id}) as had`.execute(
    tx.tables<unknown>(),
  );
  return rows[0]?.had ?? false;
}

/** Ends all sessions of whoever asks but this one. Answers how many there were. */
export async function endOtherSessions(tx: Tx, kept: SessionId): Promise<number> {
  const { rows } = await sql<{ n: number }>`select people.end_other_sessions(${kept}) as n`.execute(
    tx.tables<unknown>(),
  );
  return rows[0]?.n ?? 0;
}
