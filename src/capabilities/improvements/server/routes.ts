import { type KnownCase, readableCase } from '#capabilities/cases/index.ts';
import { deskPeople } from '#capabilities/people/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { served } from '#platform/serve/handlers.ts';
import { improvementsContract } from '../contract.ts';
import type { Improvement, ImprovementState } from '../domain/improvement.ts';
import { draftFrom } from './draft.ts';
import { historyOf } from './history.ts';
import { improvementsOf } from './of-case.ts';
import { finish, start } from './operations/carry-out.ts';
import { assess, decide } from './operations/decide.ts';
import { addCase, dismissPrompt, suggest } from './operations/suggest.ts';
import { findImprovement, improvementsIn } from './store.ts';
import { improvementRows, improvementView } from './views.ts';

const SHOWN = {
  open: ['proposed', 'assessed', 'accepted', 'in-progress'],
  parked: ['parked'],
  over: ['done', 'declined'],
} as const satisfies Record<string, readonly ImprovementState[]>;

/** What a register holds that people can still work with. */
const AT_MOST = 500;

async function after(context: Context, changed: Promise<Result<Improvement>>) {
  const outcome = await changed;
  if (!outcome.ok) return outcome;
  return transaction(context, async (tx) => ok(await improvementView(tx, context, outcome.value)));
}

/** About a case that the actor may read; 404 for others. */
function aboutCase<T>(context: Context, caseId: CaseId, look: (tx: Tx, known: KnownCase) => Promise<T>) {
  return reading(context, async (tx) => {
    const known = await readableCase(tx, context.actor, caseId);
    return known ? ok(await look(tx, known)) : refuse('not-found', 404);
  });
}

export const improvementsServed = served(improvementsContract, {
  listImprovements: (context, { query: { show } }) =>
    reading(context, async (tx) => {
      const known = await improvementsIn(tx, SHOWN[show], AT_MOST);
      return ok({ items: await improvementRows(tx, context, known) });
    }),
  getImprovement: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await findImprovement(tx, params.improvementId);
      return known ? ok(await improvementView(tx, context, known)) : refuse('not-found', 404);
    }),
  improvementHistory: async (context, { params: { improvementId } }) => {
    const known = await reading(context, (tx) => findImprovement(tx, improvementId));
    return known ? ok({ items: await historyOf(context, improvementId) }) : refuse('not-found', 404);
  },
  suggestImprovement: (context, { body }) => after(context, suggest(context, body)),
  addCaseToImprovement: (context, { params, body }) => after(context, addCase(context, { ...params, ...body })),
  assessImprovement: (context, { params, body: scores, ifMatch }) =>
    after(context, assess(context, { ...params, ifMatch, scores })),
  decideImprovement: (context, { params, body, ifMatch }) => {
    const answer =
      body.what === 'accepted'
        ? { ...body, doneBy: fromIso(body.doneBy) }
        : body.what === 'parked'
          ? { ...body, reviewAt: fromIso(body.reviewAt) }
          : body;
    return after(context, decide(context, { ...params, ifMatch, answer }));
  },
  startImprovement: (context, { params }) => after(context, start(context, params)),
  finishImprovement: (context, { params, body }) => after(context, finish(context, { ...params, ...body })),
  improvementOwners: (context) =>
    reading(context, async (tx) => ok({ items: (await deskPeople(tx)).map(({ id, name }) => ({ id, name })) })),
  improvementsOfCase: (context, { params }) => aboutCase(context, params.caseId, improvementsOf),
  draftImprovement: (context, { params }) =>
    aboutCase(context, params.caseId, (tx, known) => draftFrom(tx, context, known)),
  dismissImprovementPrompt: async (context, { params }) => {
    const dismissed = await dismissPrompt(context, params.caseId);
    if (!dismissed.ok) return dismissed;
    return transaction(context, async (tx) => ok(await improvementsOf(tx, dismissed.value)));
  },
});
