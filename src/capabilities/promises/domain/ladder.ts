import type { PersonId } from '#kernel/ids.ts';
import { type Instant, MINUTE } from '#kernel/time.ts';
import type { Promisee } from './promise.ts';
import type { WarningLevel } from './warnings.ts';

/** How far a promise has come: a share of its time in percent, or past its due moment. */
export type Rung = WarningLevel | 'due';

const RUNGS: readonly Rung[] = [50, 75, 90, 'due'];

/** Who works, who answers, who decides, and who hears of what went wrong, in the order in which they are told. */
const ROLES = ['assignee', 'owner', 'lead', 'manager'] as const;
export type LadderRole = (typeof ROLES)[number];

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
 * it, at 75 % its owner, at 90 % the lead, who decides, and when it broke the manager with all of them. Earlier rungs
 * are part of it, because of several that were reached at once only the last is recorded. What is nobody's work is
 * the next one's to hear.
 */
export function toldAt(rung: Rung, around: Around): readonly Told[] {
  const reached = RUNGS.indexOf(rung);
  const told = new Map<PersonId, Told>();
  let first = 0;
  for (const [index, role] of ROLES.entries()) {
    if (around[role].length === 0) continue;
    if (first > reached) break;
    for (const personId of around[role]) {
      told.set(personId, { personId, as: role, insists: rung === 'due' || first === reached });
    }
    first = index + 1;
  }
  return [...told.values()];
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
