import type { KnownCase } from '#capabilities/cases/index.ts';
import type { ContributionId, SwarmId } from '#kernel/ids.ts';
import { StepId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { logStep } from '../../domain/step.ts';
import {
  adopt as decideAdoption,
  closeSwarm as decideEnd,
  thank as decideThanks,
  type Swarm,
} from '../../domain/swarm.ts';
import { doerOf, record, sceneOf } from '../on-case.ts';
import { onSwarm } from '../on-swarm.ts';
import { insertStep, stepsOf } from '../step-store.ts';
import { saveClosed, updateContribution } from '../swarm-store.ts';
import { tellHelpers } from '../tell-helpers.ts';

interface Target {
  readonly swarmId: SwarmId;
  readonly contributionId: ContributionId;
}

/** Whoever asked, owns the case or does its next step decides what is tried, and when help is no longer wanted. */
function decides(context: Context, swarm: Swarm, known: KnownCase): boolean {
  const { id } = doerOf(context);
  return [swarm.by.id, known.ownerId, known.assigneeId].includes(id);
}

/** Makes a step of a proposal: about to be done, with the credit to who proposed it, who is told. */
export function adoptProposal(context: Context, { swarmId, contributionId }: Target): Promise<Result<Swarm>> {
  const by = doerOf(context);
  return onSwarm(context, swarmId, async (tx, swarm, known) => {
    if (!decides(context, swarm, known)) return refuse('swarm.not-yours', 403);
    const phase = (await stepsOf(tx, known.id)).at(-1)?.phase ?? 'narrow';
    const adopted = decideAdoption(swarm, contributionId, { id: StepId.parse(context.newId()), phase });
    if (!adopted.ok) return adopted;
    const logged = logStep(await sceneOf(tx, known), adopted.value, by, context.now);
    if (!logged.ok) return logged;
    const { step, facts } = logged.value;
    await insertStep(tx, step);
    const contributions = swarm.contributions.map((one) =>
      one.id === contributionId ? { ...one, stepId: step.id } : one,
    );
    for (const one of contributions) if (one.id === contributionId) await updateContribution(tx, one);
    const helper = step.credit?.name ?? '';
    await record(tx, context, known, [...facts, { kind: 'swarm.adopted', data: { text: step.what, helper } }]);
    const news = { event: 'adopted', by: by.name, words: step.what, title: known.subject } as const;
    await tellHelpers(tx, context, { ...news, swarmId, to: step.credit ? [step.credit.id] : [] });
    return ok({ ...swarm, contributions });
  });
}

/** Thanks somebody for what they said. It is kept with the help that they gave. */
export function thankHelper(context: Context, { swarmId, contributionId }: Target): Promise<Result<Swarm>> {
  const by = doerOf(context);
  return onSwarm(context, swarmId, async (tx, swarm, known) => {
    const thanked = decideThanks(swarm, contributionId, by, context.now);
    if (!thanked.ok) return thanked;
    await updateContribution(tx, thanked.value);
    await record(tx, context, known, [{ kind: 'swarm.thanked', data: { helper: thanked.value.by.name } }]);
    const contributions = swarm.contributions.map((one) => (one.id === contributionId ? thanked.value : one));
    return ok({ ...swarm, contributions });
  });
}

/** Ends the asking with what helped; whoever took part hears it. */
export function closeSwarm(
  context: Context,
  { swarmId, helped }: { readonly swarmId: SwarmId; readonly helped: string },
): Promise<Result<Swarm>> {
  const by = doerOf(context);
  return onSwarm(context, swarmId, async (tx, swarm, known) => {
    if (!decides(context, swarm, known)) return refuse('swarm.not-yours', 403);
    const ended = decideEnd(swarm, helped, context.now);
    if (!ended.ok) return ended;
    await saveClosed(tx, ended.value);
    await record(tx, context, known, [{ kind: 'swarm.closed', data: { helped } }]);
    const joined = swarm.invitations.filter(({ state }) => state === 'joined').map(({ person }) => person.id);
    const to = [...new Set([...joined, ...swarm.contributions.map((one) => one.by.id)])];
    const news = { event: 'closed', by: by.name, words: helped, title: known.subject, to } as const;
    await tellHelpers(tx, context, { ...news, swarmId });
    return ended;
  });
}
