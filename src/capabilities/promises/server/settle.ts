import { type CalendarVersion, calendarVersion } from '#capabilities/calendars/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { type Decision, holdOf, type PromiseRecord } from '../domain/index.ts';
import { promiseFactsOf } from '../facts.ts';
import { lockPromise, saveChanges } from './store.ts';
import { wakeKeeperFor } from './wake.ts';

/** The hours that a promise pinned. They are never deleted: a promise without them is an error, not a refusal. */
export async function hoursOf(
  tx: Tx,
  promise: Pick<PromiseRecord, 'id' | 'calendarId' | 'calendarVersion'>,
): Promise<CalendarVersion> {
  const pinned = await calendarVersion(tx, promise.calendarId, promise.calendarVersion);
  if (!pinned) throw new Error(`The calendar version of the promise ${promise.id} does not exist.`);
  return pinned.hours;
}

type Decide<D extends Decision> = (promise: PromiseRecord, hours: CalendarVersion) => Result<D>;

export interface Settling<D extends Decision> {
  readonly promise: PromiseRecord;
  readonly decide: Decide<D>;
  /** What is saved besides the promise itself, before anybody hears of it. */
  readonly alsoSave?: (decision: D) => Promise<void>;
}

/** Decides about a promise, saves it and records what happened. Refuses as `storeSettled` does. */
export async function settle<D extends Decision>(tx: Tx, context: Context, given: Settling<D>): Promise<Result<D>> {
  const settled = await storeSettled(tx, context, given);
  if (settled.ok) await appendFacts(tx, context, promiseFactsOf(settled.value.promise, settled.value.facts));
  return settled;
}

/**
 * Decides about a promise and saves it; its facts are the caller's to record. When somebody changed the promise since
 * it was read, the decision is made once more, on the promise as it is now. Refuses as the decision does.
 */
export async function storeSettled<D extends Decision>(
  tx: Tx,
  context: Context,
  given: Settling<D>,
): Promise<Result<D>> {
  const hours = await hoursOf(tx, given.promise);
  const first = await decideAndSave(tx, { from: given.promise, hours, decide: given.decide });
  const settled = first ?? (await again(tx, { id: given.promise.id, hours, decide: given.decide }));
  if (!settled.ok) return settled;
  await given.alsoSave?.(settled.value);
  wakeKeeperFor(tx, context, settled.value.promise);
  return settled;
}

async function again<D extends Decision>(
  tx: Tx,
  given: { id: PromiseRecord['id']; hours: CalendarVersion; decide: Decide<D> },
): Promise<Result<D>> {
  const from = await lockPromise(tx, given.id);
  const settled = from && (await decideAndSave(tx, { ...given, from }));
  return settled ?? refuse('changed-meanwhile', 412);
}

/** The decision, saved; undefined when the promise had changed and nothing was saved. */
async function decideAndSave<D extends Decision>(
  tx: Tx,
  { from, hours, decide }: { from: PromiseRecord; hours: CalendarVersion; decide: Decide<D> },
): Promise<Result<D> | undefined> {
  const decision = decide(from, hours);
  if (!decision.ok) return decision;
  const to = decision.value.promise;
  if (to === from) return decision;
  const saved = await saveChanges(tx, [{ from, to, hold: holdOf(to, hours) }]);
  return saved.has(to.id) ? ok(decision.value) : undefined;
}
