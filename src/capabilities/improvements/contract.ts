import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { CaseId, ImprovementId, PersonId, PromiseId } from '#kernel/ids.ts';
import { isoInstant, line, prose } from '#kernel/text.ts';
import { CAUSES, CONFIDENCES, DECISIONS, IMPROVEMENT_STATES } from './domain/index.ts';

const Named = z.object({ id: PersonId, name: z.string() });
const score = z.int().min(1).max(5);
const Owed = z.object({ promiseId: PromiseId, due: z.string(), by: z.string().nullable(), late: z.boolean() });

/** An improvement as the register lists it. */
export const ImprovementRow = z.object({
  id: ImprovementId,
  title: z.string(),
  state: z.enum(IMPROVEMENT_STATES),
  causes: z.array(z.enum(CAUSES)),
  /** In how many cases it happened. */
  cases: z.int(),
  scores: z.object({ impact: score, effort: score, confidence: z.enum(CONFIDENCES) }).nullable(),
  /** Reach × impact × confidence ÷ effort; null before somebody assessed it. */
  worth: z.number().nullable(),
  proposer: Named,
  proposedAt: z.string(),
  owner: Named.nullable(),
  /** The answer that its proposer is owed, and when it is to be done; null where neither waits. */
  answer: Owed.nullable(),
  done: Owed.nullable(),
  reviewAt: z.string().nullable(),
});

/** One of them whole. */
export const ImprovementView = ImprovementRow.extend({
  wrong: z.string(),
  help: z.string().nullable(),
  causeWords: z.string().nullable(),
  assessed: z.object({ by: z.string(), at: z.string() }).nullable(),
  decision: z.object({ what: z.enum(DECISIONS), words: z.string(), by: z.string(), at: z.string() }).nullable(),
  result: z.object({ words: z.string(), at: z.string() }).nullable(),
  /** Where it happened, newest first; cases that the reader may not see are only counted. */
  evidence: z.array(
    z.object({
      caseId: CaseId,
      number: z.int(),
      subject: z.string(),
      by: z.string(),
      words: z.string().nullable(),
      at: z.string(),
    }),
  ),
  unseen: z.int(),
  mayDecide: z.boolean(),
  mayWork: z.boolean(),
  version: z.int(),
});

/** What became of it, one step after the other. */
const Happened = z.object({
  id: z.uuid(),
  kind: z.string(),
  actor: z.string(),
  at: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const ofCase = z.object({
  items: z.array(ImprovementRow.pick({ id: true, title: true, state: true })),
  /** Whether somebody should be asked now if it could go better, and why; null otherwise. */
  prompt: z.object({ live: z.boolean(), broken: z.int() }).nullable(),
});

const improvementParams = z.strictObject({ improvementId: ImprovementId });
const caseParams = z.strictObject({ caseId: CaseId });
const onImprovement = { params: improvementParams, returns: ImprovementView } as const;

export const improvementsContract = contract(
  'improvements',
  {
    'improvement.read': ['agent', 'lead', 'manager', 'admin'],
    'improvement.suggest': ['agent', 'lead', 'manager', 'admin'],
    'improvement.decide': ['lead', 'manager'],
    'improvement.work': ['agent', 'lead', 'manager', 'admin'],
  },
  {
    listImprovements: endpoint({
      method: 'GET',
      path: '/improvements',
      summary: 'The register: what waits for an assessment first, then what is worth most; at most 500',
      permission: 'improvement.read',
      query: z.strictObject({ show: z.enum(['open', 'parked', 'over']).default('open') }),
      returns: z.object({ items: z.array(ImprovementRow) }),
    }),
    getImprovement: endpoint({
      ...onImprovement,
      method: 'GET',
      path: '/improvements/{improvementId}',
      summary: 'One improvement with the cases in which it happened',
      permission: 'improvement.read',
    }),
    improvementHistory: endpoint({
      method: 'GET',
      path: '/improvements/{improvementId}/history',
      summary: 'What became of an improvement, newest first',
      permission: 'improvement.read',
      params: improvementParams,
      returns: z.object({ items: z.array(Happened) }),
    }),
    suggestImprovement: endpoint({
      method: 'POST',
      path: '/improvements',
      summary: 'Suggests an improvement, from a case or from none. Its proposer is promised an answer',
      permission: 'improvement.suggest',
      creates: true,
      body: z.strictObject({
        title: line(200),
        wrong: prose(4000),
        help: prose(4000).nullable().default(null),
        causes: z.array(z.enum(CAUSES)).max(CAUSES.length).default([]),
        causeWords: line(300).nullable().default(null),
        caseId: CaseId.nullable().default(null),
      }),
      returns: ImprovementView,
      status: 201,
    }),
    addCaseToImprovement: endpoint({
      ...onImprovement,
      method: 'PUT',
      path: '/improvements/{improvementId}/cases',
      summary: 'Says that it happened in one more case',
      permission: 'improvement.suggest',
      body: z.strictObject({ caseId: CaseId, words: prose(1000).nullable().default(null) }),
    }),
    assessImprovement: endpoint({
      ...onImprovement,
      method: 'PUT',
      path: '/improvements/{improvementId}/assessment',
      summary: 'Says what it would bring and cost, and how sure that is',
      permission: 'improvement.decide',
      ifMatch: 'optional',
      body: z.strictObject({ impact: score, effort: score, confidence: z.enum(CONFIDENCES) }),
    }),
    decideImprovement: endpoint({
      ...onImprovement,
      method: 'PUT',
      path: '/improvements/{improvementId}/decision',
      summary:
        'Answers its proposer: it is accepted, with an owner who promises when it is done; declined with a reason; or ' +
        'parked until it comes back by itself',
      permission: 'improvement.decide',
      ifMatch: 'optional',
      body: z.discriminatedUnion('what', [
        z.strictObject({ what: z.literal('accepted'), words: prose(2000), ownerId: PersonId, doneBy: isoInstant }),
        z.strictObject({ what: z.literal('declined'), words: prose(2000) }),
        z.strictObject({ what: z.literal('parked'), words: prose(2000), reviewAt: isoInstant }),
      ]),
    }),
    startImprovement: endpoint({
      ...onImprovement,
      method: 'PUT',
      path: '/improvements/{improvementId}/start',
      summary: 'Says that somebody begins with it',
      permission: 'improvement.work',
    }),
    finishImprovement: endpoint({
      ...onImprovement,
      method: 'PUT',
      path: '/improvements/{improvementId}/result',
      summary: 'Says that it is done, and what was done. That keeps the promise of its owner',
      permission: 'improvement.work',
      body: z.strictObject({ words: prose(2000) }),
    }),
    improvementOwners: endpoint({
      method: 'GET',
      path: '/improvement-owners',
      summary: 'Who can own an improvement: everybody of the desk, by name',
      permission: 'improvement.decide',
      returns: z.object({ items: z.array(Named) }),
    }),
    improvementsOfCase: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/suggested-improvements',
      summary: 'What was suggested from a case, and whether its end asks for it',
      permission: 'improvement.read',
      params: caseParams,
      returns: ofCase,
    }),
    draftImprovement: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/improvement-draft',
      summary: 'What a suggestion from this case would say, from what happened in it',
      permission: 'improvement.suggest',
      params: caseParams,
      returns: z.object({ title: z.string(), wrong: z.string() }),
    }),
    dismissImprovementPrompt: endpoint({
      method: 'PUT',
      path: '/cases/{caseId}/improvement-prompt',
      summary: 'Says that nothing is to be suggested from this case; nobody is asked again',
      permission: 'improvement.suggest',
      params: caseParams,
      returns: ofCase,
    }),
  },
);
