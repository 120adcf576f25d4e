import { type Instant, MINUTE } from '#kernel/time.ts';

/** A stretch in which the clock of the model stood still. `stated`: somebody paused it. */
interface Still {
  readonly from: Instant;
  to: Instant;
  readonly stated: boolean;
  voided: boolean;
}

type Ended = 'kept' | 'renegotiated' | 'superseded' | 'withdrawn';

/** How long people have to react to a higher priority, in open minutes. */
const FLOOR = 15;

/**
 * A promise of a fix on a calendar that never closes, thought through again with minutes counted one by one: what
 * the state machine says, without the product's clock. All moments are whole minutes.
 */
export class PromiseModel {
  anchor: Instant;
  /** Minutes of running time, or the fixed moment that took their place. */
  terms: { minutes: number } | { due: Instant };
  still: Still[] = [];
  metAt: Instant | null = null;
  fulfilledAt: Instant | null = null;
  released = false;
  ended: Ended | null = null;
  /** Whether people were told that it is long overdue. */
  toldLongOverdue = false;

  constructor(anchor: Instant, terms: PromiseModel['terms']) {
    this.anchor = anchor;
    this.terms = terms;
  }

  private runs(at: Instant): boolean {
    return !this.still.some((one) => !one.voided && one.from <= at && at < one.to);
  }

  /** The first minute by which so many minutes have run since `from`. */
  after(from: Instant, minutes: number): Instant {
    let at = from;
    for (let left = minutes; left > 0; at += MINUTE) if (this.runs(at)) left -= 1;
    return at;
  }

  ran(from: Instant, to: Instant): number {
    let minutes = 0;
    for (let at = from; at < to; at += MINUTE) if (this.runs(at)) minutes += 1;
    return minutes;
  }

  get due(): Instant {
    if ('minutes' in this.terms) return this.after(this.anchor, this.terms.minutes);
    const { due } = this.terms;
    // A moment that passed while the fix was being checked goes on with what was left.
    const rest = this.still.filter(({ stated }) => !stated);
    return rest.reduce((moved, { from, to }) => (from < moved && moved <= to ? to + (moved - from) : moved), due);
  }

  /** A quarter of its time after its due moment; by then nothing rests any more. */
  get longOverdueAt(): Instant {
    const time = 'minutes' in this.terms ? this.terms.minutes * MINUTE : this.due - this.anchor;
    return this.due + Math.ceil(time / 4);
  }

  /** The keeper looks. */
  lookAt(now: Instant): void {
    const late = this.isOwedAt(now) && this.stateAt(now) === 'broken';
    if (late && now >= this.longOverdueAt) this.toldLongOverdue = true;
  }

  stateAt(now: Instant): string {
    if (this.ended !== null && !this.isLate()) return this.ended;
    if (this.metAt !== null && !this.isLate()) return 'met';
    if (this.isLate() || this.released || now > this.due) return 'broken';
    return this.runs(now) ? 'running' : 'paused';
  }

  private isLate(): boolean {
    const delivered = this.metAt ?? this.fulfilledAt;
    return delivered !== null && delivered > this.due;
  }

  /** Whether what was promised was done, in time or late. */
  isDelivered(): boolean {
    return this.metAt !== null || this.fulfilledAt !== null;
  }

  /** Whether somebody still waits for it at `now`. */
  isOwedAt(now: Instant): boolean {
    const state = this.stateAt(now);
    if (state === 'broken') return !this.isDelivered() && !this.released;
    return state === 'running' || state === 'paused';
  }

  isBudget(): boolean {
    return 'minutes' in this.terms;
  }

  stated(): Still[] {
    return this.still.filter(({ stated }) => stated);
  }

  endPauseAt(now: Instant): void {
    for (const one of this.still) if (one.from <= now && now < one.to) one.to = now;
  }

  /** What a priority of so many minutes makes of it at `now`: the next promise, or null when this one stands. */
  raisedTo(minutes: number, now: Instant): PromiseModel | null {
    if (this.stateAt(now) === 'broken') return new PromiseModel(now, { minutes: FLOOR });
    const due = Math.min(this.due, Math.max(this.after(this.anchor, minutes), this.after(now, FLOOR)));
    if (due >= this.due) return null;
    const next = new PromiseModel(this.anchor, { minutes: this.ran(this.anchor, due) });
    next.still = this.still.map((one) => ({ ...one }));
    return next;
  }
}
