import type { PersonId } from '#kernel/ids.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { Promisee } from './promise.ts';
import type { WarningLevel } from './warnings.ts';

/** How far a promise has come: a share of its time in percent, its last hour, past its due moment, or long past it. */
export type Rung = WarningLevel | 'due' | 'long-overdue';

/** Who works, who answers, who decides, and who hears of what went wrong, in the order in which they are told. */
const ROLES = ['assignee', 'owner', 'lead', 'manager'] as const;
export type LadderRole = (typeof ROLES)[number] | 'service-owner';

/** How many of them each rung before the last reaches. */
const REACH: Readonly<Record<Exclude<Rung, 'long-overdue'>, number>> = { 50: 1, 75: 2, 'last-hour': 2, 90: 3, due: 4 };

/** The people around a promise by the part that they play; a part may be nobody's. */
export type Around = Readonly<Record<LadderRole, readonly PersonId[]>>;

export interface Told {
  readonly personId: PersonId;
  readonly as: LadderRole;
  /** False for who was to be told on an earlier rung: they hear it only if that rung was never told. */
  readonly insists: boolean;
}

/**
 * Whom of the desk a rung tells, each person once, as the highest part that they play so far: at 50 % who works on
 * it, at 75 % and before the last hour its owner too, at 90 % the lead, who decides, when it broke the manager with
 * all of them, and when it is long overdue who answers for the service, or the manager once more. Earlier rungs
 * before the break are part of it, because of several that were reached at once only one is recorded. What is
 * nobody's work is the next one's to hear.
 */
export function toldAt(rung: Rung, around: Around): readonly Told[] {
  if (rung === 'long-overdue') return secondTime(around);
  const reached = REACH[rung];
  const all = rung === 'due' || rung === 'last-hour';
  const told = new Map<PersonId, Told>();
  let before = 0;
  for (const [index, role] of ROLES.entries()) {
    if (around[role].length === 0) continue;
    if (before >= reached) break;
    for (const personId of around[role]) {
      told.set(personId, { personId, as: role, insists: all || before === reached - 1 });
    }
    before = index + 1;
  }
  return [...told.values()];
}

function secondTime(around: Around): readonly Told[] {
  const as = around['service-owner'].length > 0 ? 'service-owner' : 'manager';
  return around[as].map((personId) => ({ personId, as, insists: true }));
}

/** Whom a break tells that was found when the promise was long overdue: everybody at once, and each person once. */
export function toldLongAfter(around: Around): readonly Told[] {
  const told = [...toldAt('due', around), ...toldAt('long-overdue', around)];
  return [...new Map(told.map((one) => [one.personId, one])).values()];
}

/** Whether the promisee is told by us that the promise broke. What teams and providers owe each other stays inside. */
export function promiseeIsTold(promisee: Promisee): boolean {
  return promisee.kind !== 'team';
}

/** What is found out later than this was found after an absence of all keepers. */
const ABSENCE = 15 * MINUTE;

/** Whether something that occurred then is found so late that people get one summary of it instead of a flood. */
export function foundAfterAbsence(occurredAt: Instant, foundAt: Instant): boolean {
  return foundAt - occurredAt > ABSENCE;
}
