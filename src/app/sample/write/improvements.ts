import { addCase, assess, decide, finish, start, suggest } from '#capabilities/improvements/index.ts';
import type { ImprovementId } from '#kernel/ids.ts';
import { DAY, type Instant, MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { localInstant, wallAt } from '../clock.ts';
import { desk, type SampleImprovement } from '../desk.ts';
import { caseIdOf } from './case.ts';
import type { Cast } from './cast.ts';
import { must } from './must.ts';

const ZONE = 'Europe/Berlin';
const NOON = 12 * 60;
const END_OF_DAY = 17 * 60;
/** What was suggested today was suggested so long ago. */
const LATELY = 4 * MINUTE;

interface Telling {
  readonly cast: Cast;
  readonly told: SampleImprovement;
  /** The person as an actor, so many days before the sample starts. */
  as(person: string, daysAgo: number, what: string): Context;
}

function tellingOf(cast: Cast, tx: Tx, told: SampleImprovement): Telling {
  const { now } = cast.plan;
  const momentOf = (daysAgo: number): Instant =>
    daysAgo === 0 ? now - LATELY : localInstant(ZONE, wallAt(ZONE, now - daysAgo * DAY).date, NOON);
  const as = (person: string, daysAgo: number, what: string) => ({
    ...cast.as(person, momentOf(daysAgo), `improvement/${told.id}/${what}`),
    tx,
  });
  return { cast, told, as };
}

/** At most so many cases stand for one of them. */
const AT_MOST = 4;

/** The cases in which it happened before it was suggested, newest first. */
function casesFor({ cast, told, as }: Telling) {
  const { now } = as(told.by, told.days_ago, 'look');
  return cast.plan.cases
    .filter(({ tells, openedAt }) => told.happened_in.includes(tells) && openedAt < now)
    .toSorted((a, b) => b.openedAt - a.openedAt)
    .slice(0, AT_MOST)
    .map((planned) => caseIdOf(cast, planned));
}

function callOf({ plan }: Cast) {
  const planned = plan.cases.find(({ key }) => key === plan.landmarks.liveCase);
  if (!planned) throw new Error('The sample has no failed call.');
  return planned;
}

async function tellDecision({ cast, told, as }: Telling, improvementId: ImprovementId): Promise<void> {
  const { decided, done, id } = told;
  if (decided === null) return;
  const { what, words, by, owner, days, days_ago: daysAgo } = decided;
  const context = as(by, daysAgo, 'decide');
  const until = localInstant(ZONE, wallAt(ZONE, context.now + days * DAY).date, END_OF_DAY);
  const answer =
    what === 'accepted'
      ? { what, words, ownerId: cast.personId(owner ?? by), doneBy: until }
      : what === 'parked'
        ? { what, words, reviewAt: until }
        : { what, words };
  await must(`decide ${id}`, decide(context, { improvementId, answer }));
  if (decided.started_days_ago !== undefined) {
    await must(`begin ${id}`, start(as(owner ?? by, decided.started_days_ago, 'start'), { improvementId }));
  }
  if (done !== null) {
    await must(`finish ${id}`, finish(as(done.by, done.days_ago, 'done'), { improvementId, words: done.words }));
  }
}

async function tellImprovement(cast: Cast, tx: Tx, told: SampleImprovement): Promise<void> {
  const telling = tellingOf(cast, tx, told);
  const { as } = telling;
  const { id, title, wrong, help, causes, cause_words: causeWords, by, days_ago: daysAgo, assessed } = told;
  const caseId = told.call ? caseIdOf(cast, callOf(cast)) : null;
  const suggesting = as(by, daysAgo, 'suggest');
  const said = { title, wrong, help, causes, causeWords, caseId };
  const { id: improvementId } = await must(`suggest ${id}`, suggest(suggesting, said));
  for (const [place, other] of casesFor(telling).entries()) {
    // Whoever decides sees the cases of other teams too.
    const adding = as(told.decided?.by ?? assessed?.by ?? by, daysAgo, `case/${place}`);
    await must(`add a case to ${id}`, addCase(adding, { improvementId, caseId: other, words: null }));
  }
  if (assessed !== null) {
    const { by: assessor, days_ago: then, ...scores } = assessed;
    await must(`assess ${id}`, assess(as(assessor, then, 'assess'), { improvementId, scores }));
  }
  await tellDecision(telling, improvementId);
}

/** Tells what could go better, who said so, and what became of it, in the open transaction. */
export async function writeImprovements(cast: Cast, tx: Tx): Promise<void> {
  for (const told of desk.improvements) await tellImprovement(cast, tx, told);
}
