import type { PersonId, PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { type Decision, decideObject, type PromiseRecord } from '../../domain/index.ts';
import { promiseFactsOf } from '../../facts.ts';
import { insertObjection, objectionsTo, wasLowered } from '../objections.ts';
import { hoursOf, storeSettled } from '../settle.ts';
import { lockPromise } from '../store.ts';

/** Who says so, and in which words, possibly none. */
export interface SaidAgainst {
  readonly by: PersonId;
  readonly words: string;
}

/** What stands after an objection. */
export interface AfterObjection {
  /** The promise that was moved to, withdrawn where the old one stands again. */
  readonly moved: PromiseRecord;
  /** The old one where it stands again. */
  readonly standing: PromiseRecord | null;
}

async function save(tx: Tx, context: Context, from: PromiseRecord, decision: Decision): Promise<Result<Decision>> {
  return storeSettled(tx, context, { promise: from, decide: () => ok(decision) });
}

/**
 * Records that a move does not work for whom the word was given to. The caller has seen to it that it is theirs.
 * Refuses `not-found`, and as `decideObject` does.
 */
export async function objectToMove(
  tx: Tx,
  context: Context,
  promiseId: PromiseId,
  { by, words }: SaidAgainst,
): Promise<Result<AfterObjection>> {
  const promise = await lockPromise(tx, promiseId);
  if (!promise?.accountId) return refuse('not-found', 404);
  const old = promise.predecessorId === null ? undefined : await lockPromise(tx, promise.predecessorId);
  const calendar = await hoursOf(tx, promise);
  const again = (await objectionsTo(tx, [promiseId])).has(promiseId);
  const lowered = await wasLowered(tx, promiseId);
  const decided = decideObject(promise, { old, calendar, lowered, again, words, by }, context.now);
  if (!decided.ok) return decided;
  const { standing } = decided.value;
  await insertObjection(tx, {
    ...{ promiseId, accountId: promise.accountId, personId: by, words, at: context.now },
    stands: standing !== null,
  });
  const moved = await save(tx, context, promise, decided.value);
  if (!moved.ok) return moved;
  const stood = old && standing ? await save(tx, context, old, standing) : null;
  if (stood && !stood.ok) return stood;
  const facts = [decided.value, ...(standing ? [standing] : [])];
  await appendFacts(
    tx,
    context,
    facts.flatMap((one) => promiseFactsOf(one.promise, one.facts)),
  );
  return ok({ moved: decided.value.promise, standing: standing?.promise ?? null });
}
