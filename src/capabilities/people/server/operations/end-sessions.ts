import type { PersonActor } from '#kernel/actor.ts';
import { fact } from '#kernel/facts.ts';
import type { SessionId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { sessionsEnded } from '../../facts.ts';
import { forgetActor } from '../identity/actors.ts';
import { askingOfSessions } from '../identity/session-limit.ts';
import { findPerson } from '../person-store.ts';
import { endOtherSessions, endOwnSession } from '../session-store.ts';

export interface Ended {
  /** How many there were. */
  readonly ended: number;
}

/** Whatever listens by one of them hears of it, looks again whether it still may, and ends. */
async function record(tx: Tx, context: Context, { actor, count }: { actor: PersonActor; count: number }) {
  const person = await findPerson(tx, actor.personId);
  const subject = { kind: 'person', id: actor.personId };
  const about = { subject, accountId: person?.accountId ?? null, occurredAt: context.now };
  await appendFacts(tx, context, [fact(sessionsEnded, about, { count })]);
  tx.afterCommit(() => forgetActor(context.platform, actor.personId));
}

/** Signs whoever asks out in one place, at once, and trusts none of their devices with the second step any more. Somebody else's is to them as one that never was. */
export async function endSession(context: Context, sessionId: SessionId): Promise<Result<Ended>> {
  const asking = await askingOfSessions(context);
  if (!asking.ok) return asking;
  return transaction(context, async (tx) => {
    if (!(await endOwnSession(tx, sessionId))) return refuse('not-found', 404);
    await record(tx, context, { actor: asking.value, count: 1 });
    return ok({ ended: 1 });
  });
}

/** Signs whoever asks out everywhere but where they ask, at once, and trusts none of their devices any more. */
export async function endOthers(context: Context): Promise<Result<Ended>> {
  const asking = await askingOfSessions(context);
  if (!asking.ok) return asking;
  const actor = asking.value;
  const { sessionId } = actor;
  if (sessionId === undefined) return refuse('signed-out', 401);
  return transaction(context, async (tx) => {
    const count = await endOtherSessions(tx, sessionId);
    if (count > 0) await record(tx, context, { actor, count });
    return ok({ ended: count });
  });
}
