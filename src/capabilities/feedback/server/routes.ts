import { asRequester, ownCase, readableCase } from '#capabilities/cases/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { served } from '#platform/serve/handlers.ts';
import { feedbackContract } from '../contract.ts';
import { personAsking } from './about-case.ts';
import { answerFeedback } from './operations/answer-feedback.ts';
import { giveFeedback } from './operations/give-feedback.ts';
import { feedbackListed, figuresOfFeedback } from './operations/list-feedback.ts';
import { feedbackOnCase } from './store.ts';
import { feedbackViews, myFeedback } from './views.ts';

async function mine(tx: Tx, context: Context, caseId: CaseId) {
  const known = await ownCase(tx, context.actor, caseId);
  return known ? ok(await myFeedback(tx, context, known, personAsking(context).id)) : refuse('not-found', 404);
}

export const feedbackServed = served(feedbackContract, {
  readMyFeedback: (context, { params }) => reading(context, (tx) => mine(tx, context, params.caseId)),
  giveFeedback: async (context, { params, body }) => {
    const given = await giveFeedback(context, { ...params, ...body });
    return given.ok ? transaction(context, (tx) => mine(tx, context, params.caseId)) : given;
  },
  seeFeedback: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await readableCase(tx, context.actor, params.caseId);
      return known ? asRequester(tx, context, known, (seen) => mine(tx, seen, known.id)) : refuse('not-found', 404);
    }),
  feedbackOnCase: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await readableCase(tx, context.actor, params.caseId);
      if (!known) return refuse('not-found', 404);
      return ok({ items: await feedbackViews(tx, context, await feedbackOnCase(tx, known.id)) });
    }),
  answerFeedback: async (context, { params, body, ifMatch }) => {
    const answered = await answerFeedback(context, { ...params, ...body, ifMatch });
    if (!answered.ok) return answered;
    return transaction(context, async (tx) => {
      const [view] = await feedbackViews(tx, context, [answered.value]);
      return view ? ok(view) : refuse('not-found', 404);
    });
  },
  listFeedback: async (context, { query }) => ok(await feedbackListed(context, query)),
  feedbackFigures: async (context) => ok(await figuresOfFeedback(context)),
});
