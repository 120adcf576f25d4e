import { calendarVersion, type PinnedCalendar } from '#capabilities/calendars/index.ts';
import type { NewFact } from '#kernel/facts.ts';
import { type AccountId, type CalendarId, PromiseId, type ServiceId, type SubjectRef } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import {
  type AgreementPin,
  type Decision,
  decideMake,
  type Promisee,
  type PromiseKind,
  type PromiseRecord,
  type Promisor,
  type Terms,
} from '../../domain/index.ts';
import { promiseFactsOf } from '../../facts.ts';
import { byPeoplePresent } from '../promisor-present.ts';
import { insertPromises } from '../store.ts';
import { wakeKeeperFor } from '../wake.ts';

export interface NewPromise {
  readonly id?: PromiseId;
  readonly subject: SubjectRef;
  /** Whose customers it is for; null for a promise among ourselves. */
  readonly accountId: AccountId | null;
  readonly kind: PromiseKind;
  readonly promisor: Promisor;
  readonly promisee: Promisee;
  /** The words that the promisee sees; as a function they can name the due moment. */
  readonly text: string | ((due: Instant) => string);
  readonly terms: Terms;
  /** What owes it, if an agreement does; the service that it is about; and the promise to the customer that it serves. */
  readonly agreement?: AgreementPin | null;
  readonly serviceId?: ServiceId;
  readonly parentId?: PromiseId;
  /** Its current version is pinned. */
  readonly calendarId: CalendarId;
  /** The instant from which the clock counts: when the customer turned to us. */
  readonly anchor: Instant;
}

/** Promises that were stored, and the facts about them, which the caller records with those of its own. */
export interface StoredPromises {
  readonly promises: readonly PromiseRecord[];
  readonly facts: readonly NewFact[];
}

/**
 * Stores promises on their calendars' current versions; nobody who is away when one is due gives the word. Refuses all when one is refused: as `decideMake` does, and for
 * an unknown calendar.
 */
export async function storePromises(
  tx: Tx,
  context: Context,
  given: readonly NewPromise[],
): Promise<Result<StoredPromises>> {
  const pinned = new Map<CalendarId, PinnedCalendar | undefined>();
  for (const id of new Set(given.map((one) => one.calendarId))) pinned.set(id, await calendarVersion(tx, id));
  const made: Decision[] = [];
  for (const one of given) {
    const calendar = pinned.get(one.calendarId);
    if (!calendar) return refuse('promise.unknown-calendar', 422);
    const decision = decide(context, one, calendar);
    if (!decision.ok) return decision;
    made.push(decision.value);
  }
  const promises = await byPeoplePresent(
    tx,
    context,
    made.map((one) => one.promise),
  );
  await insertPromises(tx, promises);
  for (const promise of promises) wakeKeeperFor(tx, context, promise);
  return ok({ promises, facts: made.flatMap((one) => promiseFactsOf(one.promise, one.facts)) });
}

/** Makes one promise: stores it and records the fact. Refuses as `storePromises` does. */
export async function makePromise(tx: Tx, context: Context, given: NewPromise): Promise<Result<PromiseRecord>> {
  const stored = await storePromises(tx, context, [given]);
  if (!stored.ok) return stored;
  const [promise] = stored.value.promises;
  if (!promise) throw new Error('A promise was stored and is not there.');
  await appendFacts(tx, context, stored.value.facts);
  return ok(promise);
}

function decide(context: Context, given: NewPromise, pinned: PinnedCalendar): Result<Decision> {
  const { id = PromiseId.parse(context.newId()), text, ...stated } = given;
  const { calendarId, version: calendarVersion, hours: calendar } = pinned;
  const words = typeof text === 'string' ? () => text : text;
  return decideMake({ ...stated, id, calendarId, calendarVersion, calendar, words }, context.now);
}
