import type { PersonId } from '#kernel/ids.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import { DAY, type Instant } from '#kernel/time.ts';

/** When somebody is away: from the first moment until the one at which they are back. */
export interface Away {
  readonly personId: PersonId;
  readonly from: Instant;
  readonly until: Instant;
}

/** An absence that somebody announces, and who stands in meanwhile. */
export interface Announced extends Away {
  readonly standInId: PersonId | null;
}

/** What is known when it is announced. */
export interface AbsenceKnown {
  /** Absences of the person and of the stand-in that are not over. */
  readonly others: readonly Away[];
  /** Whether the stand-in works at the desk today; false where there is no such person. */
  readonly standInWorks: boolean;
}

/** Whoever is away for longer has left. */
const LONGEST = 400 * DAY;

/**
 * Whether the absence falls on a moment at which something is due: what is late already is due now. So what is due
 * before somebody goes is theirs to keep, and so is what is due once they are back.
 */
export function fallsOn({ from, until }: Pick<Away, 'from' | 'until'>, due: Instant, now: Instant): boolean {
  const moment = Math.max(due, now);
  return from <= moment && moment < until;
}

const meet = (one: Away, other: Away) => one.from < other.until && other.from < one.until;

/**
 * Whether this absence can be announced. What began in the past begins now. Refuses `absence.over-already`,
 * `absence.ends-before-it-begins`, `absence.too-long`, `absence.twice`, `absence.stand-in-self`,
 * `absence.stand-in-unknown` and `absence.stand-in-away`.
 */
export function decideAbsence(given: Announced, known: AbsenceKnown, now: Instant): Result<Announced> {
  const absence = { ...given, from: Math.max(given.from, now) };
  const refused = refuseTime(absence, now) ?? refuseStandIn(absence, known);
  if (refused) return refused;
  const own = known.others.filter(({ personId }) => personId === absence.personId);
  return own.some((other) => meet(absence, other)) ? refuse('absence.twice', 409) : ok(absence);
}

function refuseTime({ from, until }: Away, now: Instant): Refused | undefined {
  if (until <= now) return refuse('absence.over-already', 422);
  if (until <= from) return refuse('absence.ends-before-it-begins', 422);
  return until - now > LONGEST ? refuse('absence.too-long', 422, { days: LONGEST / DAY }) : undefined;
}

function refuseStandIn(absence: Announced, { others, standInWorks }: AbsenceKnown): Refused | undefined {
  const { standInId } = absence;
  if (standInId === null) return undefined;
  if (standInId === absence.personId) return refuse('absence.stand-in-self', 422);
  if (!standInWorks) return refuse('absence.stand-in-unknown', 422);
  const away = others.some((other) => other.personId === standInId && meet(absence, other));
  return away ? refuse('absence.stand-in-away', 409) : undefined;
}

/** Who says that somebody is away: they themselves, or a lead of a team that they are in. */
export interface Sayer {
  readonly personId: PersonId;
  /** The teams that they lead. */
  readonly leads: readonly string[];
}

/** Whether this person may say when the other is away, and when they are back after all. */
export function mayArrange(sayer: Sayer, other: { readonly id: PersonId; readonly teams: readonly string[] }): boolean {
  return sayer.personId === other.id || other.teams.some((team) => sayer.leads.includes(team));
}
