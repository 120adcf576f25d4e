import { type KnownCase, readableCase } from '#capabilities/cases/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { INVITES, mayPrompt, type PromptAnswer, promptingOf, type Signal, standingPrompt } from '../../domain/alone.ts';
import { type Scene, type SolvedBy, sceneOfAlone } from '../alone.ts';
import { doerOf } from '../on-case.ts';
import { insertPrompt, promptsOf, saveAnswer } from '../prompt-store.ts';

/** What somebody is asked by themselves: whether a colleague should look at their case too. */
export interface Prompt {
  readonly points: number;
  readonly signals: readonly Signal[];
  readonly invites: boolean;
  /** How many steps were tried, and over how many minutes. */
  readonly tried: number;
  readonly minutes: number;
  readonly solvedBy: SolvedBy | null;
}

function promptOf(
  known: { points: number; signals: readonly Signal[] },
  { steps, solvedBy }: Scene,
  now: number,
): Prompt {
  const [first] = steps;
  return {
    points: known.points,
    signals: known.signals,
    invites: known.points >= INVITES,
    tried: steps.length,
    minutes: first ? Math.round((now - first.at) / MINUTE) : 0,
    solvedBy,
  };
}

/** Whoever does the next step, or else the owner: nobody else is prompted. */
const whoWorks = ({ assigneeId, ownerId }: KnownCase) => assigneeId ?? ownerId;

async function look(tx: Tx, context: Context, known: KnownCase): Promise<Prompt | null> {
  const { id: personId } = doerOf(context);
  if (!known.open || whoWorks(known) !== personId) return null;
  const scene = await sceneOfAlone(tx, context, known, personId);
  const prompting = promptingOf(scene.alone);
  const shown = await promptsOf(tx, personId, context.now);
  const standing = standingPrompt(shown, known.id);
  if (!prompting) return null;
  // One that stands tells what speaks for it by now.
  if (standing) return promptOf(prompting, scene, context.now);
  if (!mayPrompt(shown, known.id, context.now)) return null;
  const { points, signals } = prompting;
  const asked = { answer: null, reason: null, answeredAt: null } as const;
  const told = { id: context.newId(), caseId: known.id, accountId: known.accountId, personId, points, signals };
  await insertPrompt(tx, { ...told, ...asked, shownAt: context.now });
  return promptOf(prompting, scene, context.now);
}

/** Looks whether who works on the case should be asked about a colleague, and counts it as shown if so. */
export function lookForPrompt(context: Context, caseId: CaseId): Promise<Result<Prompt | null>> {
  return transaction(context, async (tx) => {
    const known = await readableCase(tx, context.actor, caseId, 'lock');
    return known ? ok(await look(tx, context, known)) : refuse('not-found', 404);
  });
}

interface Answering {
  readonly caseId: CaseId;
  readonly answer: PromptAnswer;
  readonly reason: string | null;
}

/** Takes the answer to a prompt: quiet for fifteen minutes, or for a day. Without one that waits it changes nothing. */
export function answerPrompt(context: Context, { caseId, answer, reason }: Answering): Promise<Result<null>> {
  return transaction(context, async (tx) => {
    const known = await readableCase(tx, context.actor, caseId);
    if (!known) return refuse('not-found', 404);
    if (answer === 'dismissed' && reason === null) return refuse('prompt.no-reason', 422);
    const standing = standingPrompt(await promptsOf(tx, doerOf(context).id, context.now), known.id);
    if (standing) await saveAnswer(tx, standing.id, { answer, reason, at: context.now });
    return ok(null);
  });
}
