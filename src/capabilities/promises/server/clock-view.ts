import type { CalendarVersion } from '#capabilities/calendars/index.ts';
import { type Instant, toIso } from '#kernel/time.ts';
import { PromiseClock } from '../contract.ts';
import type { PromiseRecord, Terms } from '../domain/index.ts';

const iso = (instant: Instant | null) => (instant === null ? null : toIso(instant));

function termsView(terms: Terms) {
  return terms.kind === 'instant' ? { kind: terms.kind, due: toIso(terms.due) } : terms;
}

/** What a page needs to count on by itself. What pauses rest on stays here. */
export function clockView(promise: PromiseRecord, hours: CalendarVersion) {
  return PromiseClock.parse({
    terms: termsView(promise.terms),
    hours,
    pauses: promise.pauses.map(({ reason, from, until, resumedAt, voided }) => ({
      reason,
      from: toIso(from),
      until: toIso(until),
      resumedAt: iso(resumedAt),
      voided: voided !== undefined,
    })),
    metAt: iso(promise.metAt),
    heardAt: iso(promise.heardAt),
    fulfilledAt: iso(promise.fulfilledAt),
    closedAt: iso(promise.closedAt),
  });
}
