import { calendarVersion } from '#capabilities/calendars/index.ts';
import { caseSubject, type KnownCase, solvedOf } from '#capabilities/cases/index.ts';
import { notesAbout } from '#capabilities/conversations/index.ts';
import { namesOf, teamsOf } from '#capabilities/people/index.ts';
import { type PromiseRecord, promisesAbout } from '#capabilities/promises/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { factsAbout } from '#platform/read-facts.ts';
import type { Alone } from '../domain/alone.ts';
import type { Hypothesis } from '../domain/reasoning.ts';
import type { Step } from '../domain/step.ts';
import { SOLVED_WITHIN, type Solved, solvedLike } from '../domain/suggest.ts';
import type { Swarm } from '../domain/swarm.ts';
import { stepsOf } from './step-store.ts';
import { hypothesesOf } from './store.ts';
import { swarmsOf } from './swarm-store.ts';

const LOOKED_AT = 300;

/** Somebody who solved a case like this one. */
export interface SolvedBy {
  readonly personId: PersonId;
  readonly name: string;
  readonly number: number;
  readonly at: Instant;
}

export interface Scene {
  readonly alone: Alone;
  readonly steps: readonly Step[];
  /** Who could be asked, because they solved one like this. */
  readonly solvedBy: SolvedBy | null;
}

interface Records {
  readonly steps: readonly Step[];
  readonly hypotheses: readonly Hypothesis[];
  readonly swarms: readonly Swarm[];
}

/** What brings a case into work, and back into it. */
const BEGINS: ReadonlySet<string> = new Set(['case.taken', 'case.state-changed', 'case.goes-on']);

/** When something was last found out or a colleague said something, since the case came into work. */
function lastNew(began: readonly Instant[], { steps, hypotheses, swarms }: Records): Instant {
  const moments = [
    ...steps.flatMap(({ at, settledAt }) => [at, settledAt ?? at]),
    ...hypotheses.flatMap(({ at, judgedAt }) => [at, judgedAt ?? at]),
    ...swarms.flatMap(({ contributions }) => contributions.map(({ at }) => at)),
  ];
  return Math.max(...began, ...moments);
}

function contributorsOf({ steps, hypotheses, swarms }: Records, authors: readonly (PersonId | null)[]): number {
  const joined = swarms.flatMap(({ invitations }) => invitations.filter(({ state }) => state === 'joined'));
  const people = [
    ...steps.flatMap(({ by, credit }) => [by.id, credit?.id ?? by.id]),
    ...hypotheses.map(({ by }) => by.id),
    ...joined.map(({ person }) => person.id),
    ...authors.flatMap((id) => id ?? []),
  ];
  return new Set(people).size;
}

/** How the time for the fix goes, on the calendar that it pinned; without one, open time counts as for the next word. */
async function timeOf(tx: Tx, owed: readonly PromiseRecord[], since: Instant, now: Instant) {
  const fix = owed.findLast(({ kind }) => kind === 'resolve');
  const counted = fix ?? owed.at(-1);
  const pinned = counted && (await calendarVersion(tx, counted.calendarId, counted.calendarVersion));
  if (!pinned) return { used: null, sinceNew: null };
  const { calendar } = pinned;
  const whole = fix ? calendar.openTimeBetween(fix.anchor, fix.due) : 0;
  const used = !fix || whole === 0 ? null : calendar.openTimeBetween(fix.anchor, Math.max(fix.anchor, now)) / whole;
  return { used, sinceNew: calendar.openTimeBetween(Math.min(since, now), now) };
}

const isOwed = ({ state, closedAt, fulfilledAt }: PromiseRecord) =>
  state === 'running' || (state === 'broken' && closedAt === null && fulfilledAt === null);

/** The newest like this one that somebody solved who has nothing to do with the case. */
async function solvedBy(tx: Tx, like: readonly Solved[], around: ReadonlySet<PersonId>): Promise<SolvedBy | null> {
  const found = like.find(({ ownerId }) => !around.has(ownerId));
  if (!found) return null;
  const name = (await namesOf(tx, { people: [found.ownerId] })).people.get(found.ownerId);
  return name === undefined ? null : { personId: found.ownerId, name, number: found.number, at: found.resolvedAt };
}

/** What the records say of how alone somebody is with a case. */
export async function sceneOfAlone(tx: Tx, context: Context, known: KnownCase, personId: PersonId): Promise<Scene> {
  const { now } = context;
  const subject = caseSubject(known.id);
  const wanted = { serviceId: known.serviceId, since: now - SOLVED_WITHIN, except: known.id, atMost: LOOKED_AT };
  const [steps, hypotheses, swarms, promises, notes, facts, solved, teams] = await Promise.all([
    stepsOf(tx, known.id),
    hypothesesOf(tx, known.id),
    swarmsOf(tx, known.id),
    promisesAbout(tx, subject),
    notesAbout(tx, subject),
    factsAbout(tx, 'case', known.id),
    solvedOf(tx, wanted),
    teamsOf(tx, [personId]),
  ]);
  const records = { steps, hypotheses, swarms };
  const asked = swarms.flatMap(({ invitations }) => invitations.map(({ person }) => person.id));
  const around = new Set([personId, ...asked, ...[known.ownerId, known.assigneeId].flatMap((id) => id ?? [])]);
  const by = await solvedBy(tx, solvedLike(known.subject, solved), around);
  const knows =
    solved.some(({ ownerId }) => ownerId === personId) || teams.some(({ teamId }) => teamId === known.teamId);
  const began = facts.filter(({ kind }) => BEGINS.has(kind)).map(({ occurredAt }) => occurredAt);
  const time = await timeOf(tx, promises.filter(isOwed), lastNew([known.openedAt, ...began], records), now);
  const alone: Alone = {
    contributors: contributorsOf(
      records,
      notes.map(({ author }) => author.id),
    ),
    used: time.used,
    sinceNew: known.working ? time.sinceNew : null,
    tried: steps.map(({ what }) => what),
    knowsService: knows,
    solvedByOthers: by !== null,
    wordOverdue: promises.some(
      (one) => (one.kind === 'next-update' || one.kind === 'first-response') && isOwed(one) && one.due < now,
    ),
    reopened: facts.some(({ kind }) => kind === 'case.reopened'),
  };
  return { alone, steps, solvedBy: by };
}
