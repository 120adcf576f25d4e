import { ok, type Result, refuse } from '#kernel/result.ts';
import { HOUR, type Instant, MINUTE, type Span } from '#kernel/time.ts';
import { type Case, type Decision, isOpenCase } from './case.ts';
import { isRaised } from './escalation.ts';
import type { CaseFact } from './facts.ts';
import { priorityOf } from './priority.ts';
import type { Urgency } from './states.ts';

/** How whoever is in it is reached. */
export const CONTACT_WAYS = ['phone', 'in-person', 'online'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** Real time, nights too: while something fails in front of people, somebody is with them this soon. */
export const CONTACT_WITHIN: Span = 5 * MINUTE;
/** What begins later has somebody there so long before it. */
export const CONTACT_BEFORE: Span = 15 * MINUTE;
/** What begins within this is as urgent as what runs. */
const NEAR: Span = HOUR;
/** Whoever did not say when it ends is taken to be in it for so long. */
export const USUAL_LENGTH: Span = 2 * HOUR;

/** Something that people are in, or will be at a fixed moment, and that fails without us. */
export interface LiveEvent {
  readonly startsAt: Instant;
  /** Null where nobody said when it ends. */
  readonly endsAt: Instant | null;
  readonly way: ContactWay;
  /** A number, a room or a link. */
  readonly place: string;
  /** What works meanwhile and was offered; null while nothing was. */
  readonly fallback: string | null;
  /** When somebody said that it is over; null while nobody did. */
  readonly overAt: Instant | null;
}

/** When somebody is in contact at the latest: within minutes where it runs, ahead of it where it is to come. */
export function contactDue(startsAt: Instant, now: Instant): Instant {
  return Math.max(now + CONTACT_WITHIN, startsAt - CONTACT_BEFORE);
}

/** How urgent it makes a case: critical when people wait in it now or soon. */
export function urgencyOfEvent(startsAt: Instant, now: Instant): Urgency {
  return startsAt - now <= NEAR ? 'critical' : 'high';
}

/** From when on nobody waits in it any more. */
export function endOf({ startsAt, endsAt, overAt }: Pick<LiveEvent, 'startsAt' | 'endsAt' | 'overAt'>): Instant {
  return overAt ?? endsAt ?? startsAt + USUAL_LENGTH;
}

/** Whether people wait in it now, or will. */
export function isAhead(event: LiveEvent | null, now: Instant): event is LiveEvent {
  return event !== null && endOf(event) > now;
}

/** Why something can't be a live event; null when it can. */
export function faultOfEvent(event: LiveEvent, now: Instant): string | null {
  if (event.endsAt !== null && event.endsAt <= event.startsAt) return 'case.live-ends-before-it-starts';
  return endOf(event) <= now ? 'case.live-is-over' : null;
}

/**
 * Says that people are in something, or will be, that fails without us. The case becomes as urgent as that, never less.
 * `known` is what was said before, if anything. Refuses a case that is not open, what is over, and saying it twice.
 */
export function declareLive(
  known: Case,
  { event, before }: { readonly event: LiveEvent; readonly before: LiveEvent | null },
  now: Instant,
): Result<Decision> {
  if (!isOpenCase(known)) return refuse('case.not-open', 409);
  if (isAhead(before, now)) return refuse('case.live-already', 409);
  const fault = faultOfEvent(event, now);
  if (fault !== null) return refuse(fault, 422);
  const { case: urgent, facts } = asUrgentAs(known, event, now);
  return ok({ case: urgent, facts: [...factsOfEvent(event), ...facts] });
}

/** The case as urgent as what people are in, never less than before. */
export function asUrgentAs(known: Case, { startsAt }: Pick<LiveEvent, 'startsAt'>, now: Instant): Decision {
  const urgency = urgencyOfEvent(startsAt, now);
  const assessed = known.assessedUrgency === 'critical' ? known.assessedUrgency : urgency;
  const wanted = priorityOf('moderate', urgency);
  const priority = isRaised(known.priority, wanted) ? wanted : known.priority;
  const stated = known.statedUrgency === 'critical' ? known.statedUrgency : urgency;
  const facts: CaseFact[] = [];
  const changed = (what: string, from: string, to: string) => {
    if (from !== to) facts.push({ kind: 'case.changed', data: { what, from, to } });
  };
  changed('urgency', known.assessedUrgency, assessed);
  changed('priority', known.priority, priority);
  return { case: { ...known, statedUrgency: stated, assessedUrgency: assessed, priority }, facts };
}

/** What is said anew of it; what is left out stays. */
export type LiveChange = Partial<Pick<LiveEvent, 'startsAt' | 'endsAt' | 'way' | 'place'>>;

/**
 * Says anew when it is, or how they are reached. It becomes more urgent where it begins sooner, never less. Answers what
 * holds from now on. Refuses where nothing happens any more, and times that can't be.
 */
export function changeLive(
  known: Case,
  { event, change }: { readonly event: LiveEvent | null; readonly change: LiveChange },
  now: Instant,
): Result<Decision & { readonly event: LiveEvent }> {
  if (!isOpenCase(known)) return refuse('case.not-open', 409);
  if (!isAhead(event, now)) return refuse('case.nothing-live', 409);
  const after: LiveEvent = { ...event, ...change };
  const fault = faultOfEvent(after, now);
  if (fault !== null) return refuse(fault, 422);
  const { case: urgent, facts } = asUrgentAs(known, after, now);
  const { startsAt, place } = after;
  const changed: CaseFact = { kind: 'case.live-changed', data: { startsAt, overAt: endOf(after), place } };
  return ok({ case: urgent, facts: [changed, ...facts], event: after });
}

/** Says that it is over, or that it does not happen where it has not begun. Refuses where nothing happens any more. */
export function endLive(
  known: Case,
  event: LiveEvent | null,
  now: Instant,
): Result<Decision & { readonly calledOff: boolean }> {
  if (!isOpenCase(known)) return refuse('case.not-open', 409);
  if (!isAhead(event, now)) return refuse('case.nothing-live', 409);
  const calledOff = event.startsAt > now;
  return ok({ case: known, facts: [{ kind: 'case.live-over', data: { calledOff } }], calledOff });
}

/**
 * What people are in, on a case that goes on for a duplicate: where both say so, whichever begins first until the later
 * end, reached as this case says. Null where the duplicate adds nothing.
 */
export function carriedEvent(
  { duplicate, survivor }: { readonly duplicate: LiveEvent | null; readonly survivor: LiveEvent | null },
  now: Instant,
): LiveEvent | null {
  if (!isAhead(duplicate, now)) return null;
  if (!isAhead(survivor, now)) return duplicate;
  const longer = endOf(duplicate) > endOf(survivor) ? duplicate : survivor;
  const startsAt = Math.min(duplicate.startsAt, survivor.startsAt);
  if (startsAt === survivor.startsAt && longer === survivor) return null;
  // The usual length counts from its own beginning.
  return { ...survivor, startsAt, endsAt: endOf(longer), fallback: survivor.fallback ?? duplicate.fallback };
}

/** That it happens, and what was offered meanwhile, as the record tells it. */
export function factsOfEvent({ startsAt, fallback }: LiveEvent): readonly CaseFact[] {
  const live: CaseFact = { kind: 'case.live', data: { startsAt } };
  return fallback === null ? [live] : [live, { kind: 'case.fallback-offered', data: { words: fallback } }];
}

/** Offers another way for as long as it lasts. Refuses where nothing happens any more. */
export function offerFallback(
  known: Case,
  { event, words }: { readonly event: LiveEvent | null; readonly words: string },
  now: Instant,
): Result<Decision> {
  if (!isOpenCase(known)) return refuse('case.not-open', 409);
  if (!isAhead(event, now)) return refuse('case.nothing-live', 409);
  return ok({ case: known, facts: [{ kind: 'case.fallback-offered', data: { words } }] });
}

/** What only reaching somebody keeps: no voicemail does. */
export function isKeptByReaching(kind: string): boolean {
  return kind === 'callback' || kind === 'live-event-contact';
}
