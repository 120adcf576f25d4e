import { z } from 'zod';
import { findAbsence, type HandOver, type Leaving, namesOf } from '#capabilities/people/index.ts';
import { handOverPromises, lockOwedBy } from '#capabilities/promises/index.ts';
import { AbsenceId, type PersonId } from '#kernel/ids.ts';
import { ok } from '#kernel/result.ts';
import { MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import { decideBeginning, decideLeave, type Handed } from '../domain/leave.ts';
import { leaveScene } from './leave-scene.ts';
import { tellReceivers, tellReceiversLater } from './tell-receivers.ts';

const beginning = jobKind({ name: 'cases.begin-absence', payload: z.object({ absenceId: AbsenceId }) });

function receiversIn(handOvers: readonly HandOver[], standInId: PersonId | null): PersonId[] {
  const chosen = handOvers.flatMap(({ to }) => (to.kind === 'person' ? to.personId : []));
  return standInId === null ? chosen : [standInId, ...chosen];
}

const withName = (name: string, handed: readonly Handed[]) => handed.map((one) => ({ ...one, from: name }));

/**
 * Hands over what somebody who goes away owes. The case's owner stays its owner until the receiver takes the case;
 * who keeps the promise changes now. What is left or made until the absence begins is handed over then. Refuses as
 * `decideLeave` does.
 */
export const handOverOfLeaver: Leaving = async (tx, context, { absence, name, handOvers }) => {
  const promises = await lockOwedBy(tx, absence.personId);
  const people = receiversIn(handOvers, absence.standInId);
  const { owed, candidates } = await leaveScene(tx, context, { promises, people });
  const chosen = new Map(handOvers.map(({ promiseId, to }) => [promiseId, to]));
  const decided = decideLeave(owed, { absence, name, chosen, candidates }, context.now);
  if (!decided.ok) return decided;
  const handed = await handOverPromises(tx, context, withName(name, decided.value));
  if (!handed.ok) return handed;
  await tellReceiversLater(tx, context, { absence, name, promises: handed.value });
  // Also when it begins now: what somebody promised them in this very moment is not in the list above.
  const runAt = Math.max(absence.from, context.now + MINUTE);
  await enqueue(tx, beginning, { absenceId: absence.id }, { runAt, key: `absence:${absence.id}` });
  return ok(handed.value.length);
};

async function begin(tx: Tx, context: Context, absenceId: AbsenceId): Promise<void> {
  const absence = await findAbsence(tx, absenceId);
  if (!absence || absence.endedAt !== null || absence.until <= context.now) return;
  const { personId, standInId } = absence;
  const promises = await lockOwedBy(tx, personId);
  const people = standInId === null ? [] : [standInId];
  const scene = await leaveScene(tx, context, { promises, people });
  const left = decideBeginning(scene.owed, { absence, candidates: scene.candidates }, context.now);
  const name = (await namesOf(tx, { people: [personId] })).people.get(personId) ?? '';
  const handed = await handOverPromises(tx, context, withName(name, left));
  if (!handed.ok) throw new Error(`What ${personId} owed could not be handed over: ${handed.refusal.code}.`);
  await tellReceivers(tx, context, { absence, name, promises: handed.value });
}

/** Hands over what is still somebody's when their absence begins. */
export const beginAbsenceJob = job(beginning, (context, { absenceId }) =>
  transaction(context, (tx) => begin(tx, context, absenceId)),
);
