import { STAFF } from '#kernel/actor.ts';
import { fact } from '#kernel/facts.ts';
import { AbsenceId, type PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { type Announced, decideAbsence } from '../../domain/index.ts';
import { personAway } from '../../facts.ts';
import { type AbsenceRecord, absencesAhead, insertAbsence } from '../absence-store.ts';
import { mayArrangeFor } from '../arranging.ts';
import type { HandOver, Leaving } from '../leaving-port.ts';
import { lockPerson, type PersonRecord, personsByIds } from '../person-store.ts';

export interface NewAbsence {
  readonly personId: PersonId;
  readonly from: Instant;
  readonly until: Instant;
  readonly standInId: PersonId | null;
  readonly handOvers: readonly HandOver[];
}

export interface AddedAbsence {
  readonly absence: AbsenceRecord;
  readonly handedOver: number;
}

const worksAtDesk = (person: PersonRecord | undefined) =>
  person?.active === true && person.roles.some((role) => STAFF.includes(role));

async function decide(tx: Tx, given: Announced, now: Instant): Promise<Result<Announced>> {
  const { personId, standInId } = given;
  const both = standInId === null ? [personId] : [personId, standInId];
  const others = await absencesAhead(tx, now, both);
  const standIn = standInId === null ? undefined : (await personsByIds(tx, [standInId])).get(standInId);
  return decideAbsence(given, { others, standInWorks: worksAtDesk(standIn) }, now);
}

/**
 * Says that somebody of the desk is away. What they owe meanwhile changes hands in the same transaction, through
 * `leaving`. Refuses `not-found` for people whose absence the actor has no say in, and as `decideAbsence` and
 * `leaving` do.
 */
export function addAbsence(context: Context, leaving: Leaving, given: NewAbsence): Promise<Result<AddedAbsence>> {
  return transaction(context, async (tx) => {
    const person = await lockPerson(tx, given.personId);
    if (!person || !worksAtDesk(person) || !(await mayArrangeFor(tx, context, person.id))) {
      return refuse('not-found', 404);
    }
    const { handOvers, ...announced } = given;
    const decided = await decide(tx, announced, context.now);
    if (!decided.ok) return decided;
    const id = AbsenceId.parse(context.newId());
    const absence: AbsenceRecord = { ...decided.value, id, endedAt: null };
    const saidBy = context.actor.kind === 'person' ? context.actor.personId : null;
    await insertAbsence(tx, { ...absence, saidBy, saidAt: context.now });
    const handed = await leaving(tx, context, { absence, name: person.name, handOvers });
    if (!handed.ok) return handed;
    await record(tx, context, { absence, person, handedOver: handed.value });
    return ok({ absence, handedOver: handed.value });
  });
}

async function record(
  tx: Tx,
  context: Context,
  { absence, person, handedOver }: AddedAbsence & { readonly person: PersonRecord },
): Promise<void> {
  const { id: absenceId, from, until, standInId } = absence;
  const standIn = standInId === null ? undefined : (await personsByIds(tx, [standInId])).get(standInId);
  const about = { subject: { kind: 'person', id: person.id }, accountId: person.accountId, occurredAt: context.now };
  const data = { name: person.name, absenceId, from, until, standIn: standIn?.name ?? '', handedOver };
  await appendFacts(tx, context, [fact(personAway, about, data)]);
}
