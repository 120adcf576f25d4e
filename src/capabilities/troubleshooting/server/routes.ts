import { asRequester, readableCase, seenCase } from '#capabilities/cases/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { served } from '#platform/serve/handlers.ts';
import { troubleshootingContract } from '../contract.ts';
import type { StepChange } from '../domain/step.ts';
import { changeStep, shareStep } from './operations/change-step.ts';
import { logStep } from './operations/log-step.ts';
import { answerPrompt, lookForPrompt } from './operations/prompt.ts';
import { judgeHypothesis, sayBoundary, stateHypothesis } from './operations/reason.ts';
import { sharedStepsOf } from './step-store.ts';
import { swarmHandlers } from './swarm-routes.ts';
import { troubleshootingOf } from './views.ts';

/** All that is known of a case's problem after a change, in the change's own transaction. */
async function after(context: Context, caseId: CaseId, changed: Promise<Result<unknown>>) {
  const outcome = await changed;
  if (!outcome.ok) return outcome;
  return transaction(context, async (tx) => ok(await troubleshootingOf(tx, caseId)));
}

async function sharedSteps(tx: Tx, caseId: CaseId) {
  const items = await sharedStepsOf(tx, caseId);
  return ok({ items: items.map((one) => ({ ...one, at: toIso(one.at) })) });
}

/** What was given; a field that was left out stays as it is. */
function given(body: { readonly [Part in keyof StepChange]: StepChange[Part] | undefined }): StepChange {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

export const troubleshootingServed = served(troubleshootingContract, {
  ...swarmHandlers,
  readTroubleshooting: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await readableCase(tx, context.actor, params.caseId);
      return known ? ok(await troubleshootingOf(tx, known.id)) : refuse('not-found', 404);
    }),
  logStep: (context, { params, body }) => {
    const { expected = null, saw = null, shared = null, ...step } = body;
    return after(context, params.caseId, logStep(context, { ...params, ...step, expected, saw, shared, credit: null }));
  },
  changeStep: (context, { params, body, ifMatch }) =>
    after(context, params.caseId, changeStep(context, { ...params, change: given(body), ifMatch })),
  shareStep: (context, { params, body, ifMatch }) =>
    after(context, params.caseId, shareStep(context, { ...params, ...body, ifMatch })),
  sayBoundary: (context, { params, body }) =>
    after(context, params.caseId, sayBoundary(context, { ...params, ...body })),
  stateHypothesis: (context, { params, body }) =>
    after(context, params.caseId, stateHypothesis(context, { ...params, ...body })),
  judgeHypothesis: (context, { params, body: { verdict, result = null } }) =>
    after(context, params.caseId, judgeHypothesis(context, { ...params, verdict, result })),
  lookForPrompt: async (context, { params }) => {
    const looked = await lookForPrompt(context, params.caseId);
    if (!looked.ok || looked.value === null) return looked.ok ? ok({ prompt: null }) : looked;
    const { points: _points, signals, solvedBy, ...prompt } = looked.value;
    const by = solvedBy && { ...solvedBy, at: toIso(solvedBy.at) };
    return ok({ prompt: { ...prompt, signals: [...signals], solvedBy: by } });
  },
  answerPrompt: async (context, { params, body: { answer, reason = null } }) => {
    const answered = await answerPrompt(context, { ...params, answer, reason });
    return answered.ok ? ok({ prompt: answered.value }) : answered;
  },
  listSharedSteps: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await seenCase(tx, context.actor, params.caseId);
      if (!known) return refuse('not-found', 404);
      return sharedSteps(tx, known.id);
    }),
  seeSharedSteps: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await readableCase(tx, context.actor, params.caseId);
      if (!known) return refuse('not-found', 404);
      return asRequester(tx, context, known, () => sharedSteps(tx, known.id));
    }),
});
