import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { HypothesisId, StepId } from '#kernel/ids.ts';
import { line, prose } from '#kernel/text.ts';
import { ASPECTS, OUTCOMES, PHASES, VERDICTS } from '../domain/words.ts';
import { caseParams, Doer } from './params.ts';

export const Phase = z.enum(PHASES);

export const Outcome = z.enum(OUTCOMES);

export const StepView = z.object({
  id: StepId,
  place: z.int(),
  phase: Phase,
  what: z.string(),
  expected: z.string().nullable(),
  saw: z.string().nullable(),
  outcome: Outcome,
  /** The words that the customer reads of it; null while it is the team's alone. */
  shared: z.string().nullable(),
  by: Doer,
  credit: Doer.nullable(),
  at: z.string(),
  settledAt: z.string().nullable(),
  version: z.int(),
});

export const BoundaryView = z.object({ aspect: z.enum(ASPECTS), is: z.string(), isNot: z.string() });

export const HypothesisView = z.object({
  id: HypothesisId,
  statement: z.string(),
  predicts: z.string(),
  test: z.string(),
  verdict: z.enum(VERDICTS),
  result: z.string().nullable(),
  by: Doer,
  at: z.string(),
  judgedAt: z.string().nullable(),
});

/** All that was found out about a case's problem, steps in the order in which they were logged. */
export const Troubleshooting = z.object({
  steps: z.array(StepView),
  boundaries: z.array(BoundaryView),
  hypotheses: z.array(HypothesisView),
});

const stepParams = caseParams.extend({ stepId: StepId });

/** A step as it was shared with the customer. */
const SharedStep = z.object({ words: z.string(), outcome: Outcome, at: z.string() });

/** What was tried on a case, and what it showed. */
export const stepEndpoints = {
  readTroubleshooting: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/troubleshooting',
    summary:
      'What was tried on the case and what came of it, where the problem is and is not, and what may be the matter',
    permission: 'step.read',
    params: caseParams,
    returns: Troubleshooting,
  }),
  logStep: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/steps',
    summary: 'Logs what was tried, or what is about to be; the customer reads of it only in words that are given',
    permission: 'step.log',
    params: caseParams,
    creates: true,
    body: z.strictObject({
      phase: Phase,
      what: line(300),
      expected: prose(500).optional(),
      saw: prose(1000).optional(),
      outcome: Outcome.default('open'),
      shared: line(300).optional(),
    }),
    returns: Troubleshooting,
    status: 201,
  }),
  changeStep: endpoint({
    method: 'PATCH',
    path: '/cases/{caseId}/steps/{stepId}',
    summary: 'Says what came of a step, or puts right how it was written down',
    permission: 'step.log',
    params: stepParams,
    ifMatch: 'optional',
    body: z.strictObject({
      phase: Phase.optional(),
      what: line(300).optional(),
      expected: prose(500).nullable().optional(),
      saw: prose(1000).nullable().optional(),
      outcome: Outcome.optional(),
    }),
    returns: Troubleshooting,
  }),
  shareStep: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/steps/{stepId}/shared',
    summary: 'Lets the customer read of a step in these words, or, with null, no longer',
    permission: 'step.log',
    params: stepParams,
    ifMatch: 'optional',
    body: z.strictObject({ words: line(300).nullable() }),
    returns: Troubleshooting,
  }),
  sayBoundary: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/boundaries/{aspect}',
    summary: 'Says where the problem is in one respect, and where it could be and is not; both empty takes it back',
    permission: 'step.log',
    params: caseParams.extend({ aspect: z.enum(ASPECTS) }),
    body: z.strictObject({ is: prose(500).or(z.literal('')), isNot: prose(500).or(z.literal('')) }),
    returns: Troubleshooting,
  }),
  stateHypothesis: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/hypotheses',
    summary: 'States what may be the matter, what would follow from it, and how to test that',
    permission: 'step.log',
    params: caseParams,
    creates: true,
    body: z.strictObject({ statement: line(300), predicts: line(300), test: line(300) }),
    returns: Troubleshooting,
    status: 201,
  }),
  judgeHypothesis: endpoint({
    method: 'PUT',
    path: '/cases/{caseId}/hypotheses/{hypothesisId}/verdict',
    summary: 'Says what the test of a hypothesis showed',
    permission: 'step.log',
    params: caseParams.extend({ hypothesisId: HypothesisId }),
    body: z.strictObject({ verdict: z.enum(VERDICTS), result: prose(500).optional() }),
    returns: Troubleshooting,
  }),
  seeSharedSteps: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/shared-steps',
    summary: 'What was tried on a case, as its requester reads it',
    permission: 'step.read',
    params: caseParams,
    returns: z.object({ items: z.array(SharedStep) }),
  }),
  listSharedSteps: endpoint({
    method: 'GET',
    path: '/my/cases/{caseId}/steps',
    summary: 'What was tried on my case, as far as it was shared with me',
    permission: 'step.read-own',
    params: caseParams,
    returns: z.object({ items: z.array(SharedStep) }),
  }),
};
