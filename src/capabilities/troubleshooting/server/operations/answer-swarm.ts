import { addHelper } from '#capabilities/cases/index.ts';
import type { SwarmId } from '#kernel/ids.ts';
import { ContributionId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import {
  type Answering,
  type Contribution,
  answerInvitation as decide,
  contribute as decideContribution,
  helpersOf,
  type Swarm,
} from '../../domain/swarm.ts';
import { doerOf, record } from '../on-case.ts';
import { onSwarm } from '../on-swarm.ts';
import { insertContribution, saveInvitations } from '../swarm-store.ts';
import { tellHelpers } from '../tell-helpers.ts';

/**
 * Says whether somebody who was asked helps. Who joins may read the case from then on, and its customer reads who helps;
 * the owner stays the owner.
 */
export function answerInvitation(
  context: Context,
  { swarmId, ...answering }: Answering & { readonly swarmId: SwarmId },
): Promise<Result<Swarm>> {
  const by = doerOf(context);
  return onSwarm(context, swarmId, async (tx, swarm, known) => {
    const decision = decide(swarm, by.id, answering, context.now);
    if (!decision.ok) return decision;
    const { answer, instead } = answering;
    await saveInvitations(tx, swarm, [decision.value]);
    if (answer === 'joined') {
      await addHelper(tx, known, { personId: by.id, at: context.now });
      await record(tx, context, known, [{ kind: 'swarm.joined', data: { helper: by.name } }]);
    } else {
      await record(tx, context, known, [{ kind: 'swarm.answered', data: { answer } }]);
    }
    const words = answer === 'declined' ? (instead ?? '') : '';
    const news = { event: answer, by: by.name, words, title: known.subject, to: [swarm.by.id] };
    await tellHelpers(tx, context, { ...news, swarmId });
    const others = swarm.invitations.filter(({ person }) => person.id !== by.id);
    return ok({ ...swarm, invitations: [...others, decision.value] });
  });
}

/** Says something in a swarm, or proposes a step; who asked hears of a proposal. */
export function contribute(
  context: Context,
  { swarmId, ...said }: Pick<Contribution, 'kind' | 'text'> & { readonly swarmId: SwarmId },
): Promise<Result<Swarm>> {
  const by = doerOf(context);
  return onSwarm(context, swarmId, async (tx, swarm, known) => {
    const id = ContributionId.parse(context.newId());
    const decision = decideContribution(swarm, { ...said, id }, by, context.now);
    if (!decision.ok) return decision;
    await insertContribution(tx, swarm, decision.value);
    await record(tx, context, known, [{ kind: 'swarm.said', data: { text: said.text } }]);
    const to = [swarm.by.id, ...helpersOf(swarm).map(({ person }) => person.id)];
    const news = { event: 'proposed', by: by.name, words: said.text, title: known.subject, to } as const;
    if (said.kind === 'proposal') await tellHelpers(tx, context, { ...news, swarmId });
    return ok({ ...swarm, contributions: [...swarm.contributions, decision.value] });
  });
}
