import type { CompiledCalendar } from '#capabilities/calendars/domain/index.ts';
import { dueOf, type PromiseRecord } from '#capabilities/promises/domain/index.ts';
import type { CalendarId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Agreement, AgreementTerms, Commitment } from './agreement.ts';
import { type OwedPromise, owedPromise } from './owed-under.ts';

/** Hours as they are now. */
export interface Hours {
  readonly version: number;
  readonly calendar: CompiledCalendar;
}
export type HoursNow = (calendarId: CalendarId) => Hours | undefined;

/** Why terms don't touch a promise: nothing in them says when it would be due. */
export const STANDING_GROUNDS = ['rule-gone', 'not-owed', 'moment-named', 'no-open-time'] as const;
export type StandingGround = (typeof STANDING_GROUNDS)[number];

/** What other terms would make of an open promise. They change nothing by themselves. */
export type Touch =
  | { readonly touch: 'later' | 'earlier'; readonly due: Instant }
  | { readonly touch: 'unchanged' }
  /** Its time has passed: it can only be delivered. */
  | { readonly touch: 'late' }
  | { readonly touch: 'stands'; readonly ground: StandingGround };

export interface Terms {
  /** With its published versions, of which the promise pins one. */
  readonly agreement: Pick<Agreement, 'versions'>;
  readonly terms: AgreementTerms;
  readonly hours: HoursNow;
}

type Pinned = Pick<
  PromiseRecord,
  'kind' | 'terms' | 'anchor' | 'pauses' | 'due' | 'state' | 'agreement' | 'calendarId' | 'calendarVersion'
>;

function commitmentIn({ rules }: AgreementTerms, { kind, agreement }: Pinned): Commitment | StandingGround {
  const rule = rules.find(({ number }) => number === agreement?.rule);
  if (!rule) return 'rule-gone';
  return rule.owes.find((one) => one.kind === kind) ?? 'not-owed';
}

/** The same time on the same hours owes the same, also where a higher priority has made the promise due otherwise. */
function owesTheSame(promise: Pinned, owed: OwedPromise, { agreement, hours }: Terms): boolean {
  const pinned = agreement.versions.find(({ version }) => version === promise.agreement?.version);
  const was = pinned && commitmentIn(pinned.terms, promise);
  if (!pinned || !was || typeof was === 'string') return false;
  const before = owedPromise(was, pinned.terms);
  return (
    owed.calendarId === promise.calendarId &&
    hours(owed.calendarId)?.version === promise.calendarVersion &&
    JSON.stringify(before) === JSON.stringify(owed)
  );
}

/**
 * What its rule would owe an open promise under other terms of its agreement: the same promise of the rule with the
 * same number, from the same anchor and with the same pauses, on hours as they are now.
 */
export function touchOf(promise: Pinned, given: Terms, now: Instant): Touch {
  if (promise.state === 'broken' || now > promise.due) return { touch: 'late' };
  if (promise.terms.kind === 'instant') return { touch: 'stands', ground: 'moment-named' };
  const commitment = commitmentIn(given.terms, promise);
  if (typeof commitment === 'string') return { touch: 'stands', ground: commitment };
  const owed = owedPromise(commitment, given.terms);
  if (owesTheSame(promise, owed, given)) return { touch: 'unchanged' };
  const calendar = given.hours(owed.calendarId)?.calendar;
  const due = calendar && dueOf(owed.terms, { calendar, anchor: promise.anchor, pauses: promise.pauses });
  if (!due?.ok) return { touch: 'stands', ground: 'no-open-time' };
  if (due.value === promise.due) return { touch: 'unchanged' };
  return { touch: due.value > promise.due ? 'later' : 'earlier', due: due.value };
}
