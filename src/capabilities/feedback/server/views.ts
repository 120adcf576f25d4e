import { type KnownCase, readableAmong } from '#capabilities/cases/index.ts';
import { namesOf, personsByIds } from '#capabilities/people/index.ts';
import { findPromises, type PromiseRecord } from '#capabilities/promises/index.ts';
import { personOf } from '#kernel/actor.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { PersonId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { feedbackContract } from '../contract.ts';
import { changeableUntil, type Feedback, mayAnswer, mayGive } from '../domain/feedback.ts';
import { askingOf } from './about-case.ts';
import { leadsOrManages } from './operations/answer-feedback.ts';
import { answersOwed, keeperOf } from './owed-answer.ts';
import { findOwnFeedback } from './store.ts';

type Endpoints = (typeof feedbackContract)['endpoints'];
type Mine = OutputOf<Endpoints['readMyFeedback']>;
type Shown = OutputOf<Endpoints['feedbackOnCase']>['items'][number];
type Listed = OutputOf<Endpoints['listFeedback']>['items'][number];

/** How a case was, as a person of it reads what they said. */
export async function myFeedback(tx: Tx, context: Context, known: KnownCase, personId: PersonId): Promise<Mine> {
  const given = await findOwnFeedback(tx, known.id, personId);
  const owed = given === null ? undefined : (await answersOwed(tx, known.id)).get(personId);
  const until = given && changeableUntil(given);
  const mayNow = given
    ? until !== null && context.now <= until
    : mayGive(await askingOf(tx, known, personId), context.now).ok;
  const mayBeAsked = (await personsByIds(tx, [personId])).get(personId)?.mayBeAsked ?? false;
  const keeper = owed ? keeperOf(owed) : null;
  const names = keeper ? (await namesOf(tx, { people: [keeper] })).people : null;
  return {
    mayGive: mayNow,
    asks: mayNow && given === null && mayBeAsked,
    given: given && {
      rating: given.rating,
      words: given.words,
      causes: [...given.causes],
      at: toIso(given.at),
      changeUntil: until === null || context.now > until ? null : toIso(until),
    },
    owed: owed ? { by: toIso(owed.due), from: (keeper && names?.get(keeper)) ?? null } : null,
    answer: given?.answer ? { words: given.answer.words, by: given.answer.by.name, at: toIso(given.answer.at) } : null,
  };
}

/** The promise of each answer that is still owed, as it stands now, also where it was moved. */
async function promisesOf(tx: Tx, said: readonly Feedback[]): Promise<ReadonlyMap<string, PromiseRecord>> {
  const owed = said.filter(({ answer }) => answer === null).flatMap(({ promiseId }) => promiseId ?? []);
  const found = new Map((await findPromises(tx, owed)).map((promise) => [promise.id, promise]));
  for (;;) {
    const moved = [...found.values()].flatMap(({ successorId }) => successorId ?? []).filter((id) => !found.has(id));
    if (moved.length === 0) return found;
    for (const promise of await findPromises(tx, moved)) found.set(promise.id, promise);
  }
}

function standing(promises: ReadonlyMap<string, PromiseRecord>, { promiseId, answer }: Feedback): PromiseRecord | null {
  if (promiseId === null || answer !== null) return null;
  let promise = promises.get(promiseId);
  while (promise?.successorId) promise = promises.get(promise.successorId);
  return promise ?? null;
}

/** What people said as the desk reads it, in the given order. */
export async function feedbackViews(tx: Tx, { actor }: Context, said: readonly Feedback[]): Promise<Shown[]> {
  const promises = await promisesOf(tx, said);
  const keepers = [...promises.values()].flatMap((promise) => keeperOf(promise) ?? []);
  const { people } = await namesOf(tx, { people: [...said.map(({ personId }) => personId), ...keepers] });
  const [reader, leads] = [personOf(actor), leadsOrManages(actor)];
  return said.map((one) => {
    const promise = standing(promises, one);
    const keeper = promise && keeperOf(promise);
    return {
      id: one.id,
      person: { id: one.personId, name: people.get(one.personId) ?? '' },
      rating: one.rating,
      words: one.words,
      causes: [...one.causes],
      via: one.via,
      at: toIso(one.at),
      changedAt: toIso(one.changedAt),
      owed: promise && {
        promiseId: promise.id,
        due: toIso(promise.due),
        by: keeper ? { id: keeper, name: people.get(keeper) ?? '' } : null,
      },
      answer: one.answer && {
        outcome: one.answer.outcome,
        words: one.answer.words,
        by: one.answer.by.name,
        at: toIso(one.answer.at),
      },
      mayAnswer:
        one.answer === null &&
        reader !== null &&
        mayAnswer(one, { personId: reader, leads, promisorId: keeper ?? null }),
      version: one.version,
    };
  });
}

/** The same with the cases that it is about; what is said of a case that the reader may not read is left out. */
export async function listedFeedback(tx: Tx, context: Context, said: readonly Feedback[]): Promise<Listed[]> {
  const cases = await readableAmong(
    tx,
    context.actor,
    said.map(({ caseId }) => caseId),
  );
  const readable = said.filter(({ caseId }) => cases.has(caseId));
  const { accounts } = await namesOf(tx, { accounts: [...new Set(readable.map(({ accountId }) => accountId))] });
  const views = await feedbackViews(tx, context, readable);
  return readable.flatMap(({ caseId, accountId }, place) => {
    const [view, known] = [views[place], cases.get(caseId)];
    if (!view || !known) return [];
    const about = { id: known.id, number: known.number, subject: known.subject };
    return [{ ...view, case: about, account: { id: accountId, name: accounts.get(accountId) ?? '' } }];
  });
}
