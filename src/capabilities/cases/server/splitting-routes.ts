import { namesOf } from '#capabilities/people/index.ts';
import { ok } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import { reading } from '#platform/database/transaction.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import { caseWithDetail } from './answers.ts';
import { previewSplit, splitCase, unsplitCase } from './operations/split-case.ts';

type Splitting = Pick<Handlers<typeof casesContract>, 'previewSplit' | 'splitCase' | 'unsplitCase'>;

/** The endpoints with which one case becomes two, and one again. */
export const splittingHandlers: Splitting = {
  previewSplit: async (context, { params, query }) => {
    const preview = await previewSplit(context, { ...params, ...query, takeIt: query.takeIt === 'true' });
    if (!preview.ok) return preview;
    const { teamId, promises, words } = preview.value;
    return reading(context, async (tx) => {
      const { teams } = await namesOf(tx, { teams: teamId === null ? [] : [teamId] });
      return ok({
        team: teamId === null ? null : { id: teamId, name: teams.get(teamId) ?? '' },
        promises: promises.map(({ kind, due }) => ({ kind, due: toIso(due) })),
        words,
      });
    });
  },
  splitCase: (context, { params, body }) => caseWithDetail(context, splitCase(context, { ...params, ...body })),
  unsplitCase: (context, { params }) => caseWithDetail(context, unsplitCase(context, params)),
};
