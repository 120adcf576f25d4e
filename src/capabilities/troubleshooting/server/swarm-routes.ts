import { readableCase } from '#capabilities/cases/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { troubleshootingContract } from '../contract.ts';
import type { Swarm } from '../domain/swarm.ts';
import { helpersFor } from './helpers.ts';
import { answerInvitation, contribute } from './operations/answer-swarm.ts';
import { askForHelp, inviteMore } from './operations/ask-for-help.ts';
import { adoptProposal, closeSwarm, thankHelper } from './operations/end-swarm.ts';
import { openSwarms, swarmsOf } from './swarm-store.ts';
import { helperView, swarmViews } from './swarm-views.ts';

type SwarmHandlers = Pick<
  Handlers<typeof troubleshootingContract>,
  | 'suggestHelpers'
  | 'listSwarms'
  | 'swarmsOfCase'
  | 'askForHelp'
  | 'inviteMore'
  | 'answerInvitation'
  | 'contribute'
  | 'adoptProposal'
  | 'thankHelper'
  | 'closeSwarm'
>;

const SHOWN = 50;

async function after(context: Context, changed: Promise<Result<Swarm>>) {
  const outcome = await changed;
  if (!outcome.ok) return outcome;
  return transaction(context, async (tx) => {
    const [view] = await swarmViews(tx, context, [outcome.value]);
    return view ? ok(view) : refuse('not-found', 404);
  });
}

export const swarmHandlers: SwarmHandlers = {
  suggestHelpers: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await readableCase(tx, context.actor, params.caseId);
      return known ? ok({ items: (await helpersFor(tx, context, known)).map(helperView) }) : refuse('not-found', 404);
    }),
  listSwarms: (context) =>
    reading(context, async (tx) => ok({ items: await swarmViews(tx, context, await openSwarms(tx, SHOWN)) })),
  swarmsOfCase: (context, { params }) =>
    reading(context, async (tx) => {
      const known = await readableCase(tx, context.actor, params.caseId);
      if (!known) return refuse('not-found', 404);
      return ok({ items: await swarmViews(tx, context, await swarmsOf(tx, known.id)) });
    }),
  askForHelp: (context, { params, body }) => after(context, askForHelp(context, { ...params, ...body })),
  inviteMore: (context, { params, body }) => after(context, inviteMore(context, { ...params, ...body })),
  answerInvitation: (context, { params, body: { answer, at, instead = null } }) => {
    const laterAt = at === undefined ? null : fromIso(at);
    return after(context, answerInvitation(context, { ...params, answer, laterAt, instead }));
  },
  contribute: (context, { params, body }) => after(context, contribute(context, { ...params, ...body })),
  adoptProposal: (context, { params }) => after(context, adoptProposal(context, params)),
  thankHelper: (context, { params }) => after(context, thankHelper(context, params)),
  closeSwarm: (context, { params, body }) => after(context, closeSwarm(context, { ...params, ...body })),
};
