import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { project } from './clock.ts';
import type { Decision } from './decision.ts';
import type { PromiseRecord } from './promise.ts';
import { aboutPromise } from './promise-fact.ts';
import { checkTerms } from './terms.ts';

/** A promise to be made: who gives whom which word, about what, and by when. `calendar` is the pinned version's hours. */
export interface Making
  extends Pick<
      PromiseRecord,
      | 'id'
      | 'subject'
      | 'accountId'
      | 'kind'
      | 'promisor'
      | 'promisee'
      | 'terms'
      | 'calendarId'
      | 'calendarVersion'
      | 'anchor'
    >,
    Partial<Pick<PromiseRecord, 'agreement' | 'serviceId' | 'parentId' | 'predecessorId' | 'moves'>> {
  readonly calendar: CalendarVersion;
  /** The words that the promisee will see, which name the due moment. */
  readonly words: (due: Instant) => string;
}

/**
 * Makes a promise. A due moment that lies in the past because its anchor does is made all the same, and broken
 * when judged: we owed it from the anchor. Refuses `promise.no-words`, `promise.anchor-ahead`,
 * `promise.due-not-ahead`, `promise.due-too-far`, and as the calendar does.
 */
export function decideMake(making: Making, now: Instant): Result<Decision> {
  const {
    calendar,
    words,
    predecessorId = null,
    moves = 0,
    agreement = null,
    serviceId = null,
    parentId = null,
    ...stated
  } = making;
  if (stated.anchor > now) return refuse('promise.anchor-ahead', 422);
  const terms = checkTerms(stated.terms, now);
  if (!terms.ok) return terms;
  const { kind, anchor } = stated;
  const seen = project(stated.terms, calendar, { kind, anchor, pauses: [], events: [], now: anchor });
  if (!seen.ok) return seen;
  const text = words(seen.value.due);
  if (text.trim() === '') return refuse('promise.no-words', 422);
  const promise: PromiseRecord = {
    ...stated,
    text,
    agreement,
    serviceId,
    parentId,
    predecessorId,
    successorId: null,
    moves,
    due: seen.value.due,
    madeAt: now,
    state: 'running',
    pauses: [],
    warned: [],
    metAt: null,
    heardAt: null,
    brokenAt: null,
    fulfilledAt: null,
    closedAt: null,
    reason: null,
    wakeAt: seen.value.nextWake,
    version: 1,
  };
  return ok({ promise, facts: [{ kind: 'promise.made', occurredAt: now, data: aboutPromise(promise) }] });
}
