import { ok, type Result, refuse } from '#kernel/result.ts';
import { DAY, type Instant } from '#kernel/time.ts';

/** So far ahead nobody plans a case. */
const FURTHEST = 365 * DAY;

/** A promise as reminders see it. */
interface Owed {
  readonly state: string;
  readonly due: Instant;
  /** Whether somebody outside waits for it, and not a team of ours. */
  readonly toCustomer: boolean;
}

/**
 * Up to when somebody can be reminded of a case: the next moment that the customer was promised. What is overdue bounds
 * nothing, because it is owed at once and a reminder hides nothing; null where nothing is promised ahead.
 */
export function latestOf(promises: readonly Owed[], now: Instant): Instant | null {
  const ahead = promises.filter(({ state, due, toCustomer }) => state === 'running' && toCustomer && due > now);
  return ahead.length === 0 ? null : Math.min(...ahead.map(({ due }) => due));
}

interface Bounds {
  readonly now: Instant;
  readonly latest: Instant | null;
  /** Whether somebody still owes the customer work. */
  readonly open: boolean;
}

/**
 * Whether somebody can be reminded at that moment. Refuses a case that is over, a moment that has passed or lies more than
 * a year ahead, and one after the next promise is due: that has to be moved first, with the customer.
 */
export function decideReminder(at: Instant, { now, latest, open }: Bounds): Result<Instant> {
  if (!open) return refuse('reminder.case-over', 409);
  if (at <= now) return refuse('reminder.not-ahead', 422);
  if (at > now + FURTHEST) return refuse('reminder.too-far', 422);
  if (latest !== null && at > latest) return refuse('reminder.after-promise', 409);
  return ok(at);
}

interface Holder {
  readonly ownerId: string | null;
  readonly assigneeId: string | null;
}

/** Whether a case is somebody's: they own it, or do its next step. */
export function isTheirs({ ownerId, assigneeId }: Holder, personId: string): boolean {
  return ownerId === personId || assigneeId === personId;
}

/**
 * Whether a reminder stands, as its case is now. It ends with the case, and when a case that was theirs has become
 * another's: it is private, so nobody takes it over. Who only looks on keeps theirs.
 */
export function stillStands(
  reminder: { readonly personId: string; readonly held: boolean },
  known: (Holder & { readonly open: boolean }) | null,
): boolean {
  if (known === null || !known.open) return false;
  return !reminder.held || isTheirs(known, reminder.personId);
}
