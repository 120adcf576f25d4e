import { dueOf, type PromiseRecord } from '#capabilities/promises/domain/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Agreement, Rule } from './agreement.ts';
import type { Asked } from './choose-rule.ts';
import { type OwedPromise, owedPromise } from './owed-under.ts';
import type { HoursNow } from './touch.ts';

export type Counted = Pick<PromiseRecord, 'kind' | 'terms' | 'anchor' | 'pauses' | 'due' | 'agreement' | 'calendarId'>;

/** The published rule that owes a promise, with the version that it stands in; undefined when nothing owes it. */
export function pinnedRule(agreements: readonly Agreement[], { agreement: pin }: Pick<Counted, 'agreement'>) {
  const agreement = pin && agreements.find(({ id }) => id === pin.id);
  const version = agreement?.versions.find((one) => one.version === pin?.version);
  const rule = version?.terms.rules.find(({ number }) => number === pin?.rule);
  return version && rule && { version, rule };
}

/** A case as it was when a rule answered for it: what the rule names is what the case was then. */
export function askedThen(asked: Asked, rule: Rule | undefined): Asked {
  return {
    ...asked,
    serviceId: rule?.serviceId ?? asked.serviceId,
    caseKind: rule?.caseKind ?? asked.caseKind,
    priority: rule?.priority ?? asked.priority,
  };
}

/** What owed a promise, as its rule says, or as it was made. */
function owedThen(agreements: readonly Agreement[], promise: Counted): OwedPromise {
  const pinned = pinnedRule(agreements, promise);
  const commitment = pinned?.rule.owes.find(({ kind }) => kind === promise.kind);
  return commitment && pinned ? owedPromise(commitment, pinned.version.terms) : promise;
}

function alike(one: OwedPromise, other: OwedPromise): boolean {
  return one.calendarId === other.calendarId && JSON.stringify(one.terms) === JSON.stringify(other.terms);
}

/** When a promise would have been due: as it was, at another moment, or never, because it would not have been owed. */
export type WouldBe =
  | { readonly would: 'same' | 'otherwise'; readonly due: Instant }
  | { readonly would: 'not-owed'; readonly due: null };

/**
 * When a promise would have been due had another rule owed it, from the same anchor and with the same pauses, on hours
 * as they are now. What the rule owes alike, and a moment that somebody named, stays as it was.
 */
export function wouldBe(
  promise: Counted,
  owed: OwedPromise | undefined,
  { agreements, hours }: { readonly agreements: readonly Agreement[]; readonly hours: HoursNow },
): WouldBe {
  if (promise.terms.kind === 'instant') return { would: 'same', due: promise.due };
  if (!owed) return { would: 'not-owed', due: null };
  if (alike(owedThen(agreements, promise), owed)) return { would: 'same', due: promise.due };
  const calendar = hours(owed.calendarId)?.calendar;
  const due = calendar && dueOf(owed.terms, { calendar, anchor: promise.anchor, pauses: promise.pauses });
  return due?.ok ? { would: 'otherwise', due: due.value } : { would: 'not-owed', due: null };
}
