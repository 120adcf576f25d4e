import { deskPeople } from '#capabilities/people/index.ts';
import type { PersonId, PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { assessed, type Decision, decided, type Improvement } from '../../domain/improvement.ts';
import type { Scores } from '../../domain/worth.ts';
import { planComingBack } from '../come-back.ts';
import { type OfImprovement, onImprovement, personOfDesk, record } from '../on-improvement.ts';
import { keep, promiseDone } from '../owed.ts';
import { saveImprovement } from '../store.ts';
import { tell } from '../tell.ts';

/** Says what an improvement would bring and cost. Refuses as `assessed` does. */
export function assess(context: Context, { scores, ...of }: OfImprovement & { scores: Scores }) {
  const { name } = personOfDesk(context);
  return onImprovement(context, of, async (tx, known): Promise<Result<Improvement>> => {
    const decision = assessed(known, scores, { name, at: context.now });
    if (!decision.ok) return decision;
    await saveImprovement(tx, decision.value);
    await record(tx, context, known.id, { kind: 'improvement.assessed', data: scores });
    return decision;
  });
}

/** What whoever decides says; of an owner the id. */
export type Answer =
  | { readonly what: 'accepted'; readonly words: string; readonly ownerId: PersonId; readonly doneBy: Instant }
  | Exclude<Decision, { readonly what: 'accepted' }>;

async function decisionOf(tx: Tx, answer: Answer): Promise<Result<Decision>> {
  if (answer.what !== 'accepted') return ok(answer);
  const { ownerId, ...said } = answer;
  const owner = (await deskPeople(tx)).find(({ id }) => id === ownerId);
  if (!owner) return refuse('improvement.no-owner', 422);
  return ok({ ...said, owner: { id: owner.id, name: owner.name } });
}

/** The promise of its owner, where it is accepted. */
async function promised(
  tx: Tx,
  context: Context,
  known: Improvement,
  decision: Decision,
): Promise<Result<PromiseId | null>> {
  if (decision.what !== 'accepted') return ok(null);
  const made = await promiseDone(tx, context, known, { ownerId: decision.owner.id, due: decision.doneBy });
  return made.ok ? ok(made.value.id) : made;
}

async function recordDecision(tx: Tx, context: Context, { id }: Improvement, decision: Decision): Promise<void> {
  const { what, words } = decision;
  const more = {
    accepted: () => ({ owner: decision.what === 'accepted' ? decision.owner.name : '' }),
    parked: () => ({ reviewAt: decision.what === 'parked' ? decision.reviewAt : context.now }),
    declined: () => ({}),
  };
  await record(tx, context, id, { kind: `improvement.${what}`, data: { words, ...more[what]() } });
}

/**
 * Answers the proposer: that keeps our promise to them, and they are told. What is accepted is promised by its owner;
 * what is parked comes back by itself. Refuses as `decided` does, and `improvement.no-owner` for who is not of the desk.
 */
export function decide(
  context: Context,
  { answer, ...of }: OfImprovement & { readonly answer: Answer },
): Promise<Result<Improvement>> {
  const { name } = personOfDesk(context);
  return onImprovement(context, of, async (tx, known) => {
    const said = await decisionOf(tx, answer);
    if (!said.ok) return said;
    const by = { name, at: context.now };
    const may = decided(known, { decision: said.value, doneId: null }, by);
    if (!may.ok) return may;
    const done = await promised(tx, context, known, said.value);
    if (!done.ok) return done;
    const decision = decided(known, { decision: said.value, doneId: done.value }, by);
    if (!decision.ok) return decision;
    const kept = await keep(tx, context, known.answerId);
    if (!kept.ok) return kept;
    await saveImprovement(tx, decision.value);
    await recordDecision(tx, context, known, said.value);
    if (said.value.what === 'parked') await planComingBack(tx, known, said.value.reviewAt);
    await tell(tx, context, known, { to: [known.proposer.id], event: said.value.what, words: said.value.words });
    return decision;
  });
}
