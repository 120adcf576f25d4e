import { calendarVersion } from '#capabilities/calendars/index.ts';
import {
  type AccountId,
  type CalendarId,
  type PersonId,
  PromiseId,
  type SubjectRef,
  type TeamId,
} from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { decideMake, type PromiseKind, type PromiseRecord, type Promisor, type Terms } from '../../domain/index.ts';
import { promiseFactsOf } from '../../facts.ts';
import { insertPromise } from '../store.ts';
import { wakeKeeperFor } from '../wake.ts';

export interface NewPromise {
  readonly id?: PromiseId;
  readonly subject: SubjectRef;
  readonly accountId: AccountId;
  readonly kind: PromiseKind;
  /** Who answers for it: a team and, if there is one already, the person who has it. With neither, the desk as a whole. */
  readonly promisor: { readonly personId?: PersonId; readonly teamId?: TeamId };
  readonly promiseePersonId: PersonId;
  /** The words that the promisee sees; as a function they can name the due moment. */
  readonly text: string | ((due: Instant) => string);
  readonly terms: Terms;
  /** Its current version is pinned. */
  readonly calendarId: CalendarId;
  /** The instant from which the clock counts: when the customer turned to us. */
  readonly anchor: Instant;
}

function promisorOf({ personId, teamId }: NewPromise['promisor']): Promisor {
  if (teamId !== undefined) return { kind: 'team', teamId, personId: personId ?? null };
  return personId === undefined ? { kind: 'desk' } : { kind: 'person', personId };
}

/** Makes a promise on the calendar's current version. Refuses as `decideMake` does, and an unknown calendar. */
export async function makePromise(tx: Tx, context: Context, given: NewPromise): Promise<Result<PromiseRecord>> {
  const pinned = await calendarVersion(tx, given.calendarId);
  if (!pinned) return refuse('promise.unknown-calendar', 422);
  const { text } = given;
  const decision = decideMake(
    {
      id: given.id ?? PromiseId.parse(context.newId()),
      subject: given.subject,
      accountId: given.accountId,
      kind: given.kind,
      promisor: promisorOf(given.promisor),
      promisee: { kind: 'person', personId: given.promiseePersonId },
      terms: given.terms,
      calendarId: pinned.calendarId,
      calendarVersion: pinned.version,
      anchor: given.anchor,
      calendar: pinned.hours,
      words: typeof text === 'string' ? () => text : text,
    },
    context.now,
  );
  if (!decision.ok) return decision;
  const { promise, facts } = decision.value;
  await insertPromise(tx, promise);
  wakeKeeperFor(tx, context, promise);
  await appendFacts(tx, context, promiseFactsOf(promise, facts));
  return ok(promise);
}
