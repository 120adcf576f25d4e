import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { CaseId, PersonId } from '#kernel/ids.ts';
import { typed } from '#kernel/text.ts';
import { CaseSummary } from './case.ts';

/** A case that has words in common with what somebody writes or works on. */
export const SimilarCase = z.object({
  case: CaseSummary,
  /** The words that it has too, as they stand in what was asked about: why it is here. */
  words: z.array(z.string()),
  /** What the customer was told last, in short: in a solved case, how it was solved. */
  said: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
});

const returns = z.object({ items: z.array(SimilarCase) });

/** Endpoints that find cases about the same. */
export const similarEndpoints = {
  similarCases: endpoint({
    method: 'GET',
    path: '/cases/similar',
    summary:
      'Cases about the same as these words, those with most of them first, of those that I may see: open ones that may ' +
      'be the same matter, or solved ones. With a requester, only of their customer, and their own first',
    permission: 'case.search',
    query: z.strictObject({
      q: typed(500).min(1),
      requesterId: PersonId.optional(),
      show: z.enum(['open', 'solved']).default('open'),
      limit: z.coerce.number().int().min(1).max(20).default(5),
    }),
    returns,
  }),
  similarToCase: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/similar',
    summary: 'Solved cases about the same as this one, by the words of its subject, with what was said last in each',
    permission: 'case.read',
    params: z.strictObject({ caseId: CaseId }),
    returns,
  }),
};
