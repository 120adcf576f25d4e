import { readableCase } from '#capabilities/cases/index.ts';
import { answerFeedback, giveFeedback } from '#capabilities/feedback/index.ts';
import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { afterOpenMinutes } from '../clock.ts';
import type { PlannedCase } from '../plan-types.ts';
import { type Voice, voices } from '../voices.ts';
import { caseIdOf } from './case.ts';
import type { Cast } from './cast.ts';
import { must } from './must.ts';

/** So long after a case was closed somebody says how it was. */
const SAID_AFTER = 40 * MINUTE;
/** Open minutes until somebody answers. */
const ANSWERED_AFTER = (8 * HOUR) / MINUTE;
/** One of so many cases is rated without a word, in this order. */
const ONE_OF = 9;
const QUIET = [5, 4, 5, 5, 4, 3, 5, 4] as const;

const saidAt = ({ steps, openedAt }: PlannedCase): Instant => (steps.at(-1)?.at ?? openedAt) + SAID_AFTER;

/** The cases of which somebody can have said how they were, newest first. */
function closedCases({ plan }: Cast): readonly PlannedCase[] {
  return plan.cases
    .filter((planned) => planned.stateNow === 'closed' && saidAt(planned) < plan.now)
    .toSorted((one, other) => saidAt(other) - saidAt(one));
}

interface Telling {
  readonly cast: Cast;
  readonly tx: Tx;
  readonly planned: PlannedCase;
}

/** Who answered, as the content says; the manager where the case is not for them to read. */
async function answererOf({ cast, tx, planned }: Telling, { answered_by: by }: Voice): Promise<string> {
  const { actor } = cast.as(by, cast.plan.now, 'look');
  const known = await readableCase(tx, actor, caseIdOf(cast, planned));
  return known ? by : cast.plan.landmarks.signIn.manager;
}

async function tellVoice(telling: Telling, voice: Voice): Promise<void> {
  const { cast, tx, planned } = telling;
  const at = saidAt(planned);
  const caseId = caseIdOf(cast, planned);
  const as = (person: string, now: Instant, does: string) => ({
    ...cast.as(person, now, `feedback/${voice.id}/${does}`),
    tx,
  });
  const said = { caseId, rating: voice.score, words: voice.comment, causes: voice.causes, via: 'story' } as const;
  const { id: feedbackId } = await must(`say ${voice.id}`, giveFeedback(as(planned.requester, at, 'say'), said));
  const answeredAt = afterOpenMinutes('berlin', at, ANSWERED_AFTER);
  if (answeredAt > cast.plan.now) return;
  const answer = { caseId, feedbackId, outcome: voice.outcome, words: voice.answer };
  const answering = as(await answererOf(telling, voice), answeredAt, 'answer');
  await must(`answer ${voice.id}`, answerFeedback(answering, answer));
}

/** Tells how cases were for the people who asked, with the answers that they got, in the open transaction. */
export async function writeFeedback(cast: Cast, tx: Tx): Promise<void> {
  const cases = closedCases(cast);
  const told = new Set<string>();
  for (const voice of voices) {
    const fitting = cases.filter(({ key, tells }) => tells === voice.scenario && !told.has(key));
    const planned = fitting.find(({ tongue }) => tongue === voice.language) ?? fitting[0];
    if (!planned) continue;
    told.add(planned.key);
    await tellVoice({ cast, tx, planned }, voice);
  }
  const quiet = cases.filter(({ key }, place) => place % ONE_OF === 0 && !told.has(key));
  for (const [place, planned] of quiet.entries()) {
    const saying = { ...cast.as(planned.requester, saidAt(planned), `feedback/${planned.key}`), tx };
    const rating = QUIET[place % QUIET.length] ?? 5;
    await must(`rate ${planned.key}`, giveFeedback(saying, { caseId: caseIdOf(cast, planned), rating, via: 'mail' }));
  }
}
