import { HORIZON, HORIZON_DAYS } from '#capabilities/calendars/domain/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant, Span } from '#kernel/time.ts';

/**
 * How the due moment of a promise is found. A day is not 24 hours and a business day is neither, so each
 * has its own form. Spans in milliseconds, cut-off as `HH:MM` in the calendar's zone.
 */
export type Terms =
  /** So much open time of the calendar after the anchor. */
  | { readonly kind: 'budget'; readonly ms: Span }
  /** This very moment; no pause moves it. */
  | { readonly kind: 'instant'; readonly due: Instant }
  /** The close, or the cut-off, of the n-th business day after the anchor's. */
  | { readonly kind: 'businessDays'; readonly n: number; readonly cutOff?: string }
  /** So much open time after the anchor, and again after each delivery. */
  | { readonly kind: 'cadence'; readonly everyMs: Span };

/** Accepts terms that can be promised at `madeAt`. A promise lies ahead, and no further than calendars reach. */
export function checkTerms(terms: Terms, madeAt: Instant): Result<Terms> {
  if (terms.kind !== 'instant') return ok(terms);
  if (terms.due <= madeAt) return refuse('promise.due-not-ahead', 422);
  if (terms.due > madeAt + HORIZON) return refuse('promise.due-too-far', 422, { days: HORIZON_DAYS });
  return ok(terms);
}
