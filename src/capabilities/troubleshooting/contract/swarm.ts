import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { CaseId, ContributionId, PersonId, StepId, SwarmId } from '#kernel/ids.ts';
import { isoInstant, line } from '#kernel/text.ts';
import { ANSWERS, HELP_KINDS } from '../domain/swarm.ts';
import { caseParams, Doer } from './params.ts';
import { StepView } from './steps.ts';

const INVITED = ['asked', ...ANSWERS] as const;

/** A question to colleagues about a case, whom it went to, and what came of it. */
export const SwarmView = z.object({
  id: SwarmId,
  case: z.object({ id: CaseId, number: z.int(), subject: z.string() }),
  /** Who answers for the case; asking does not change that. */
  owner: z.string().nullable(),
  question: z.string(),
  help: z.enum(HELP_KINDS),
  steps: z.array(StepView),
  by: Doer,
  at: z.string(),
  closedAt: z.string().nullable(),
  helped: z.string().nullable(),
  people: z.array(
    Doer.extend({
      state: z.enum(INVITED),
      laterAt: z.string().nullable(),
      instead: z.string().nullable(),
      askedAt: z.string(),
      answeredAt: z.string().nullable(),
    }),
  ),
  contributions: z.array(
    z.object({
      id: ContributionId,
      kind: z.enum(['word', 'proposal']),
      text: z.string(),
      by: Doer,
      at: z.string(),
      stepId: StepId.nullable(),
      thankedAt: z.string().nullable(),
    }),
  ),
  /** What I was asked and answered; null when I was not asked. */
  mine: z.enum(INVITED).nullable(),
  /** I asked, or answer for the case: I say what is tried, and when it is over. */
  mayDecide: z.boolean(),
});

/** Somebody to ask for help, with why. */
export const HelperView = Doer.extend({
  open: z.int(),
  reasons: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('solved-like'), number: z.int(), at: z.string() }),
      z.object({ kind: z.literal('solved'), count: z.int() }),
      z.object({ kind: z.literal('knows-customer'), count: z.int() }),
      z.object({ kind: z.literal('thanked'), count: z.int() }),
      z.object({ kind: z.literal('team') }),
    ]),
  ),
});

const swarmParams = z.strictObject({ swarmId: SwarmId });

const contributionParams = swarmParams.extend({ contributionId: ContributionId });

/** Asking colleagues for help, and what they add. */
export const swarmEndpoints = {
  suggestHelpers: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/helpers',
    summary: 'Whom to ask for help with the case, best first, with why',
    permission: 'swarm.ask',
    params: caseParams,
    returns: z.object({ items: z.array(HelperView) }),
  }),
  swarmsOfCase: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/swarms',
    summary: 'Every asking for help with the case, newest first',
    permission: 'swarm.read',
    params: caseParams,
    returns: z.object({ items: z.array(SwarmView) }),
  }),
  askForHelp: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/swarms',
    summary: 'Asks colleagues for help with the case. The owner stays, and so does every promise',
    permission: 'swarm.ask',
    params: caseParams,
    creates: true,
    body: z.strictObject({
      question: line(300),
      help: z.enum(HELP_KINDS).default('know-how'),
      stepIds: z.array(StepId).max(100).default([]),
      personIds: z.array(PersonId).min(1).max(10),
    }),
    returns: SwarmView,
    status: 201,
  }),
  listSwarms: endpoint({
    method: 'GET',
    path: '/swarms/open',
    summary: 'Where help is wanted now, newest first, at most 50: what I was asked, and cases that I may see',
    permission: 'swarm.read',
    returns: z.object({ items: z.array(SwarmView) }),
  }),
  inviteMore: endpoint({
    method: 'POST',
    path: '/swarms/{swarmId}/invitations',
    summary: 'Asks further colleagues',
    permission: 'swarm.ask',
    params: swarmParams,
    body: z.strictObject({ personIds: z.array(PersonId).min(1).max(10) }),
    returns: SwarmView,
  }),
  answerInvitation: endpoint({
    method: 'PUT',
    path: '/swarms/{swarmId}/answer',
    summary: 'Says whether I can help: now, later and when, or not and who could',
    permission: 'swarm.answer',
    params: swarmParams,
    body: z.strictObject({ answer: z.enum(ANSWERS), at: isoInstant.optional(), instead: line(200).optional() }),
    returns: SwarmView,
  }),
  contribute: endpoint({
    method: 'POST',
    path: '/swarms/{swarmId}/contributions',
    summary: 'Says something to those who help, or proposes a step; only the team reads it',
    permission: 'swarm.answer',
    params: swarmParams,
    creates: true,
    body: z.strictObject({ kind: z.enum(['word', 'proposal']).default('word'), text: line(300) }),
    returns: SwarmView,
    status: 201,
  }),
  adoptProposal: endpoint({
    method: 'PUT',
    path: '/swarms/{swarmId}/contributions/{contributionId}/adoption',
    summary: 'Makes a step of a proposal, about to be done, with the credit to who proposed it',
    permission: 'swarm.ask',
    params: contributionParams,
    returns: SwarmView,
  }),
  thankHelper: endpoint({
    method: 'PUT',
    path: '/swarms/{swarmId}/contributions/{contributionId}/thanks',
    summary: 'Thanks a colleague for what they said',
    permission: 'swarm.ask',
    params: contributionParams,
    returns: SwarmView,
  }),
  closeSwarm: endpoint({
    method: 'PUT',
    path: '/swarms/{swarmId}/closing',
    summary: 'Ends the asking, and says what helped',
    permission: 'swarm.ask',
    params: swarmParams,
    body: z.strictObject({ helped: line(300) }),
    returns: SwarmView,
  }),
};
