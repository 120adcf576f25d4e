import { personsByIds } from '#capabilities/people/index.ts';
import type { CaseId, PersonId, StepId } from '#kernel/ids.ts';
import { SwarmId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Doer } from '../../domain/step.ts';
import { askForHelp as decide, inviteMore as decideMore, type HelpKind, type Swarm } from '../../domain/swarm.ts';
import { WORKERS } from '../helpers.ts';
import { doerOf, onCase, record } from '../on-case.ts';
import { onSwarm } from '../on-swarm.ts';
import { stepsOf } from '../step-store.ts';
import { insertSwarm, saveInvitations, swarmsOf } from '../swarm-store.ts';
import { tellHelpers } from '../tell-helpers.ts';

/** The colleagues of that id who work on cases today, in the given order; null when one of them does not. */
async function colleagues(tx: Tx, ids: readonly PersonId[]): Promise<readonly Doer[] | null> {
  const known = await personsByIds(tx, ids);
  const found = ids.flatMap((id) => {
    const person = known.get(id);
    const works = person?.active && person.roles.some((role) => WORKERS.includes(role));
    return person && works ? [{ id, name: person.name }] : [];
  });
  return found.length === ids.length ? found : null;
}

const namesOf = (people: readonly Doer[]) => people.map(({ name }) => name).join(', ');

interface Asking {
  readonly caseId: CaseId;
  readonly question: string;
  readonly help: HelpKind;
  readonly stepIds: readonly StepId[];
  readonly personIds: readonly PersonId[];
}

/** Asks colleagues for help with a case; they are told. The owner and all promises stay. Refuses a second asking at a time. */
export function askForHelp(context: Context, { caseId, personIds, ...asking }: Asking): Promise<Result<Swarm>> {
  const by = doerOf(context);
  return onCase(context, caseId, async (tx, known) => {
    const people = await colleagues(tx, [...new Set(personIds)]);
    if (!people) return refuse('swarm.no-colleague', 422);
    const [steps, swarms] = [await stepsOf(tx, known.id), await swarmsOf(tx, known.id)];
    const scene = {
      caseId: known.id,
      accountId: known.accountId,
      over: known.closedAt !== null,
      asking: swarms.some(({ closedAt }) => closedAt === null),
      stepIds: steps.map(({ id }) => id),
    };
    const decision = decide(scene, { ...asking, id: SwarmId.parse(context.newId()), people }, by, context.now);
    if (!decision.ok) return decision;
    const { id, question, invitations } = decision.value;
    const to = invitations.map(({ person }) => person);
    await insertSwarm(tx, decision.value);
    await record(tx, context, known, [{ kind: 'swarm.asked', data: { question, people: namesOf(to) } }]);
    const news = { event: 'asked', by: by.name, words: question, title: known.subject } as const;
    await tellHelpers(tx, context, { ...news, swarmId: id, to: to.map((person) => person.id) });
    return decision;
  });
}

/** Asks further colleagues in a swarm that is open. */
export function inviteMore(
  context: Context,
  { swarmId, personIds }: { readonly swarmId: SwarmId; readonly personIds: readonly PersonId[] },
): Promise<Result<Swarm>> {
  const by = doerOf(context);
  return onSwarm(context, swarmId, async (tx, swarm, known) => {
    const people = await colleagues(tx, [...new Set(personIds)]);
    if (!people) return refuse('swarm.no-colleague', 422);
    const more = decideMore(swarm, people, by, context.now);
    if (!more.ok) return more;
    if (more.value.length === 0) return ok(swarm);
    const to = more.value.map(({ person }) => person);
    const { question } = swarm;
    await saveInvitations(tx, swarm, more.value);
    await record(tx, context, known, [{ kind: 'swarm.asked', data: { question, people: namesOf(to) } }]);
    const news = { event: 'asked', by: by.name, words: question, title: known.subject } as const;
    await tellHelpers(tx, context, { ...news, swarmId, to: to.map((person) => person.id) });
    return ok({ ...swarm, invitations: [...swarm.invitations, ...more.value] });
  });
}
