import { type Instant, MINUTE, type Span } from '#kernel/time.ts';
import { certain, promiseCalendar } from './clock.ts';
import type { PlannedPolicy, PlannedStep } from './plan-types.ts';

/** What became of one promise of a planned case, by the product's rules for clocks. */
export interface JudgedPromise {
  readonly kind: 'first-response' | 'next-update' | 'resolve' | 'callback';
  readonly madeAt: Instant;
  readonly due: Instant;
  readonly fulfilledAt: Instant | null;
  readonly outcome: 'running' | 'kept' | 'broken' | 'renegotiated';
}

interface Running {
  kind: JudgedPromise['kind'];
  madeAt: Instant;
  due: Instant;
  fulfilledAt: Instant | null;
  renegotiated: boolean;
  /** Open time promised, and since when it is counted; none for a moment that was agreed as such. */
  budget: { anchor: Instant; left: Span } | null;
}

function budgeted(kind: Running['kind'], anchor: Instant, minutes: number): Running {
  const left = minutes * MINUTE;
  const due = certain(promiseCalendar.addOpenTime(anchor, left));
  return { kind, madeAt: anchor, due, fulfilledAt: null, renegotiated: false, budget: { anchor, left } };
}

function agreed(kind: Running['kind'], madeAt: Instant, due: Instant): Running {
  return { kind, madeAt, due, fulfilledAt: null, renegotiated: false, budget: null };
}

/** Follows the promises of one case from step to step. */
class Book {
  readonly all: Running[] = [];

  open(kind: Running['kind']): Running | undefined {
    return this.all.findLast((one) => one.kind === kind && one.fulfilledAt === null && !one.renegotiated);
  }

  make(promise: Running): void {
    this.all.push(promise);
  }

  /** Who wrote to us is owed a word, unless one is owed already. */
  oweWord(at: Instant, policy: PlannedPolicy): void {
    if (this.open('first-response') ?? this.open('next-update')) return;
    this.make(budgeted('next-update', at, policy.nextWordMinutes));
  }

  fulfil(kind: Running['kind'], at: Instant): void {
    const running = this.open(kind);
    if (running) running.fulfilledAt = at;
  }

  renegotiate(kind: Running['kind'], at: Instant, due: Instant): void {
    const running = this.open(kind);
    if (running && at <= running.due) running.renegotiated = true;
    this.make(agreed(kind, at, due));
  }

  /** Stops the clock of the fix; what was counted until then is gone from its budget. */
  stop(at: Instant): void {
    const fix = this.open('resolve');
    if (!fix?.budget || at > fix.due) return;
    fix.budget.left -= promiseCalendar.openTimeBetween(fix.budget.anchor, at);
  }

  goOn(at: Instant): void {
    const fix = this.open('resolve');
    if (!fix?.budget || fix.budget.left <= 0) return;
    fix.budget.anchor = at;
    fix.due = certain(promiseCalendar.addOpenTime(at, fix.budget.left));
  }

  /** A resolution that did not hold: the same promise goes on with what was left of it. */
  reopen(at: Instant): void {
    const fix = this.all.findLast((one) => one.kind === 'resolve' && one.fulfilledAt !== null);
    if (!fix || fix.fulfilledAt === null || fix.fulfilledAt > fix.due) return;
    const resolvedAt = fix.fulfilledAt;
    fix.fulfilledAt = null;
    this.stop(resolvedAt);
    this.goOn(at);
  }
}

function apply(book: Book, step: PlannedStep, policy: PlannedPolicy): void {
  switch (step.type) {
    case 'open':
      // Whoever is heard at once has had a first word; what they are owed is the next one.
      if (step.takenBy === null) book.make(budgeted('first-response', step.at, policy.firstWordMinutes));
      else book.make(budgeted('next-update', step.at, policy.nextWordMinutes));
      book.make(budgeted('resolve', step.at, policy.fixedByMinutes));
      return;
    case 'reply':
      book.fulfil('first-response', step.at);
      book.fulfil('next-update', step.at);
      if (step.nextWordBy !== null) book.make(agreed('next-update', step.at, step.nextWordBy));
      return;
    case 'renegotiate':
      book.renegotiate(step.promise, step.at, step.due);
      return;
    case 'promise-callback':
      book.make(agreed('callback', step.at, step.due));
      return;
    case 'call-back':
      book.fulfil('callback', step.at);
      return;
    case 'wait':
      book.stop(step.at);
      return;
    case 'customer-writes':
      if (step.endsWait) book.goOn(step.at);
      book.oweWord(step.at, policy);
      return;
    case 'resolve':
      book.fulfil('first-response', step.at);
      book.fulfil('next-update', step.at);
      book.fulfil('resolve', step.at);
      return;
    case 'reopen':
      book.reopen(step.at);
      book.oweWord(step.at, policy);
      return;
    default:
  }
}

function outcomeOf(promise: Running, now: Instant): JudgedPromise['outcome'] {
  if (promise.renegotiated) return 'renegotiated';
  if (promise.fulfilledAt !== null) return promise.fulfilledAt <= promise.due ? 'kept' : 'broken';
  return promise.due < now ? 'broken' : 'running';
}

/**
 * What became of every promise of a case until `now`: first word, fix and a word that nobody set a time for by the
 * service's policy, next words and calls back by what was agreed. Kept includes what the customer has not confirmed yet.
 */
export function judgePromises(steps: readonly PlannedStep[], policy: PlannedPolicy, now: Instant): JudgedPromise[] {
  const book = new Book();
  for (const step of steps) apply(book, step, policy);
  return book.all.map((promise) => ({
    kind: promise.kind,
    madeAt: promise.madeAt,
    due: promise.due,
    fulfilledAt: promise.fulfilledAt,
    outcome: outcomeOf(promise, now),
  }));
}

/** How many of the judged promises were kept and broken; what was renegotiated in time counts as neither. */
export function countOutcomes(promises: readonly JudgedPromise[]): { kept: number; broken: number } {
  const count = (outcome: JudgedPromise['outcome']) => promises.filter((one) => one.outcome === outcome).length;
  return { kept: count('kept'), broken: count('broken') };
}
