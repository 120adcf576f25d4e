import { readableCase } from '#capabilities/cases/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import { fulfilPromise } from '#capabilities/promises/index.ts';
import { type Actor, hasRole, type Role } from '#kernel/actor.ts';
import type { CaseId, FeedbackId } from '#kernel/ids.ts';
import { type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { answer, type Feedback, mayAnswer, type Outcome } from '../../domain/feedback.ts';
import { personAsking, record } from '../about-case.ts';
import { mailAnswer } from '../answer-mail.ts';
import { answersOwed, keeperOf } from '../owed-answer.ts';
import { findFeedback, saveAnswer } from '../store.ts';

const ACTING: readonly Role[] = ['lead', 'manager', 'admin'];

interface Answering {
  readonly caseId: CaseId;
  readonly feedbackId: FeedbackId;
  readonly outcome: Outcome;
  readonly words: string;
  readonly ifMatch?: number | undefined;
}

/** Whether somebody leads, manages or administers, and so can act on what was said. */
export function leadsOrManages(actor: Actor): boolean {
  return ACTING.some((role) => hasRole(actor, role));
}

/**
 * Answers in person what somebody said of a case: the promise of it is kept, and they read it in their story and by mail.
 * Refuses `feedback.not-yours-to-answer` as `mayAnswer` says, a second answer, and one to words that changed meanwhile.
 */
export function answerFeedback(context: Context, given: Answering): Promise<Result<Feedback>> {
  const by = personAsking(context);
  return transaction(context, async (tx) => {
    const known = await readableCase(tx, context.actor, given.caseId, 'lock');
    const said = known && (await findFeedback(tx, known.id, given.feedbackId));
    if (!said) return refuse('not-found', 404);
    if (given.ifMatch !== undefined && given.ifMatch !== said.version) return refuse('changed-meanwhile', 412);
    const owed = (await answersOwed(tx, known.id)).get(said.personId);
    const promisorId = owed ? keeperOf(owed) : null;
    if (!mayAnswer(said, { personId: by.id, leads: leadsOrManages(context.actor), promisorId })) {
      return refuse('feedback.not-yours-to-answer', 403);
    }
    const words = { outcome: given.outcome, words: given.words, by, at: context.now };
    const decision = answer(said, words);
    if (!decision.ok) return decision;
    await saveAnswer(tx, decision.value, words);
    if (owed) {
      const kept = await fulfilPromise(tx, context, owed, context.now);
      if (!kept.ok) return kept;
    }
    const to = (await namesOf(tx, { people: [said.personId] })).people.get(said.personId) ?? '';
    await record(tx, context, known, { kind: 'feedback.answered', data: { by: by.name, to, words: given.words } });
    await mailAnswer(tx, context, { known, said: decision.value });
    return decision;
  });
}
