import type { z } from 'zod';
import type { KnownCase } from '#capabilities/cases/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { HelperView, SwarmView } from '../contract.ts';
import type { Suggestion } from '../domain/suggest.ts';
import type { Swarm } from '../domain/swarm.ts';
import { caseOfSwarm } from './on-swarm.ts';
import { stepsOf } from './step-store.ts';
import { stepView } from './views.ts';

type View = z.output<typeof SwarmView>;

const iso = (instant: number | null) => (instant === null ? null : toIso(instant));

async function viewOf(tx: Tx, context: Context, swarm: Swarm, known: KnownCase): Promise<View> {
  const { actor } = context;
  const me = actor.kind === 'person' ? actor.personId : null;
  const steps = await stepsOf(tx, swarm.caseId);
  const owner = known.ownerId === null ? undefined : (await namesOf(tx, { people: [known.ownerId] })).people;
  return {
    id: swarm.id,
    case: { id: known.id, number: known.number, subject: known.subject },
    owner: (known.ownerId !== null && owner?.get(known.ownerId)) || null,
    question: swarm.question,
    help: swarm.help,
    steps: steps.filter(({ id }) => swarm.stepIds.includes(id)).map(stepView),
    by: swarm.by,
    at: toIso(swarm.at),
    closedAt: iso(swarm.closedAt),
    helped: swarm.helped,
    people: swarm.invitations.map(({ person, state, laterAt, instead, askedAt, answeredAt }) => ({
      ...person,
      state,
      laterAt: iso(laterAt),
      instead,
      askedAt: toIso(askedAt),
      answeredAt: iso(answeredAt),
    })),
    contributions: swarm.contributions.map(({ at, thankedAt, ...said }) => ({
      ...said,
      at: toIso(at),
      thankedAt: iso(thankedAt),
    })),
    mine: swarm.invitations.find(({ person }) => person.id === me)?.state ?? null,
    mayDecide: me !== null && [swarm.by.id, known.ownerId, known.assigneeId].includes(me),
  };
}

/** Swarms as the contract has them; those whose case the actor may not read and about which they were not asked are left out. */
export async function swarmViews(tx: Tx, context: Context, swarms: readonly Swarm[]): Promise<View[]> {
  const views: View[] = [];
  for (const swarm of swarms) {
    const known = await caseOfSwarm(tx, context, swarm);
    if (known) views.push(await viewOf(tx, context, swarm, known));
  }
  return views;
}

/** Whom to ask, as the contract has it. */
export function helperView({ person, reasons, open }: Suggestion): z.output<typeof HelperView> {
  return {
    ...person,
    open,
    reasons: reasons.map((reason) => (reason.kind === 'solved-like' ? { ...reason, at: toIso(reason.at) } : reason)),
  };
}
