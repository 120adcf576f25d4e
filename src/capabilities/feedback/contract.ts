import { z } from 'zod';
import { Share } from '#capabilities/promises/contract.ts';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import { AccountId, CaseId, FeedbackId, PersonId, PromiseId } from '#kernel/ids.ts';
import { prose } from '#kernel/text.ts';
import { CAUSES, OUTCOMES, RATINGS, VIAS } from './domain/feedback.ts';

const Rating = z.literal([...RATINGS]);
const Causes = z.array(z.enum(CAUSES));

/** How a case was, as the person who says it reads it. */
export const MyFeedback = z.object({
  /** It can be said now; said already, it can be said otherwise now. */
  mayGive: z.boolean(),
  /** They may be asked: it can be said, was not, and they never said that we must not ask. */
  asks: z.boolean(),
  given: z
    .object({
      rating: Rating,
      words: z.string().nullable(),
      causes: Causes,
      at: z.string(),
      /** Until when it can be said otherwise. */
      changeUntil: z.string().nullable(),
    })
    .nullable(),
  /** When they get an answer, and from whom; null where none is owed any more. */
  owed: z.object({ by: z.string(), from: z.string().nullable() }).nullable(),
  answer: z.object({ words: z.string(), by: z.string(), at: z.string() }).nullable(),
});

/** How a case was for one of its people, as the desk reads it. */
export const FeedbackView = z.object({
  id: FeedbackId,
  person: z.object({ id: PersonId, name: z.string() }),
  rating: Rating,
  words: z.string().nullable(),
  causes: Causes,
  via: z.enum(VIAS),
  at: z.string(),
  changedAt: z.string(),
  /** The answer that is owed: by when, and by whom. */
  owed: z
    .object({
      promiseId: PromiseId,
      due: z.string(),
      by: z.object({ id: PersonId, name: z.string() }).nullable(),
    })
    .nullable(),
  answer: z.object({ outcome: z.enum(OUTCOMES), words: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** Whether the reader may answer it now. */
  mayAnswer: z.boolean(),
  version: z.int(),
});

/** The same among others, with what it is about. */
export const ListedFeedback = FeedbackView.extend({
  case: z.object({ id: CaseId, number: z.int(), subject: z.string() }),
  account: z.object({ id: AccountId, name: z.string() }),
});

const caseParams = z.strictObject({ caseId: CaseId });

export const feedbackContract = contract(
  'feedback',
  {
    'feedback.own': ['signed-in'],
    'feedback.read': ['agent', 'lead', 'manager', 'admin'],
    'feedback.answer': ['lead', 'manager', 'admin'],
    'feedback.review': ['lead', 'manager', 'admin'],
  },
  {
    readMyFeedback: endpoint({
      method: 'GET',
      path: '/my/cases/{caseId}/feedback',
      summary: 'How I said that a case was, whether I can say so now, and what I was answered',
      permission: 'feedback.own',
      params: caseParams,
      returns: MyFeedback,
    }),
    giveFeedback: endpoint({
      method: 'PUT',
      path: '/my/cases/{caseId}/feedback',
      summary:
        'Says how a case was once it is done, or says it otherwise for a while. What is left out stays. Who is unhappy ' +
        'or writes something is promised an answer',
      permission: 'feedback.own',
      params: caseParams,
      body: z.strictObject({
        rating: Rating,
        words: prose(4000).nullable().optional(),
        causes: Causes.max(CAUSES.length).optional(),
        via: z.enum(VIAS).default('story'),
      }),
      returns: MyFeedback,
    }),
    seeFeedback: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/shared-feedback',
      summary: 'How a case was, as its requester reads it',
      permission: 'feedback.read',
      params: caseParams,
      returns: MyFeedback,
    }),
    feedbackOnCase: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/feedback',
      summary: 'What the people of a case said of it, and what they were answered',
      permission: 'feedback.read',
      params: caseParams,
      returns: z.object({ items: z.array(FeedbackView) }),
    }),
    answerFeedback: endpoint({
      method: 'PUT',
      path: '/cases/{caseId}/feedback/{feedbackId}/answer',
      summary: 'Answers in person what somebody said of a case, once, and says what follows from it',
      permission: 'feedback.answer',
      params: caseParams.extend({ feedbackId: FeedbackId }),
      ifMatch: 'optional',
      body: z.strictObject({ outcome: z.enum(OUTCOMES), words: prose(5000) }),
      returns: FeedbackView,
    }),
    listFeedback: endpoint({
      method: 'GET',
      path: '/feedback/entries',
      summary:
        'What people said of cases that I may read: what is still to be answered, next due first; what of it is mine; or all, newest first',
      permission: 'feedback.review',
      query: z.strictObject({ show: z.enum(['owed', 'mine', 'all']).default('owed'), ...paging }),
      returns: page(ListedFeedback),
    }),
    feedbackFigures: endpoint({
      method: 'GET',
      path: '/feedback/figures',
      summary: 'How many said what in the last 90 days, and what share of them was happy. Null is "no data"',
      permission: 'feedback.review',
      returns: z.object({
        since: z.string(),
        n: z.int(),
        counts: z.array(z.object({ rating: Rating, n: z.int() })),
        /** Good or very good, out of all who said something. */
        happy: Share.nullable(),
        /** Bad or very bad. */
        unhappy: Share.nullable(),
        /** Still to be answered, whenever it was said. */
        owed: z.int(),
      }),
    }),
  },
);
