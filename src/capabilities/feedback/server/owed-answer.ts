import { caseSubject, type KnownCase, promiseFollowUp } from '#capabilities/cases/index.ts';
import { answerableFor, personsByIds } from '#capabilities/people/index.ts';
import { openPromisesAbout, type PromiseRecord, type Promisor, withdrawPromise } from '#capabilities/promises/index.ts';
import type { CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result } from '#kernel/result.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { answerDays, answererAmong, type Feedback } from '../domain/feedback.ts';

/** The answers that are still owed to the people of a case, by the person. */
export async function answersOwed(tx: Tx, caseId: CaseId): Promise<ReadonlyMap<PersonId, PromiseRecord>> {
  const open = await openPromisesAbout(tx, caseSubject(caseId));
  return new Map(
    open.flatMap((promise) =>
      promise.kind === 'feedback-answer' && promise.promisee.kind === 'person'
        ? [[promise.promisee.personId, promise] as const]
        : [],
    ),
  );
}

/** Who owes a promise in person, if anybody does. */
export function keeperOf({ promisor }: PromiseRecord): PersonId | null {
  return 'personId' in promisor ? promisor.personId : null;
}

/**
 * Who answers: somebody who can act and did not work on the case. Undefined where there is nobody else: then it is
 * whoever answers for the case.
 */
async function answererOf(tx: Tx, { teamId, ownerId, assigneeId }: KnownCase): Promise<Promisor | undefined> {
  const { leads, managers } = await asSystem(tx, () => answerableFor(tx, teamId === null ? [] : [teamId]));
  const leading = (teamId && leads.get(teamId)) ?? [];
  const personId = answererAmong({ leads: leading, managers }, [ownerId, assigneeId]);
  return personId === null ? undefined : { kind: 'person', personId };
}

async function promise(tx: Tx, context: Context, known: KnownCase, given: { personId: PersonId; days: number }) {
  const { personId, days } = given;
  return promiseFollowUp(tx, context, known, {
    kind: 'feedback-answer',
    terms: { kind: 'businessDays', n: days },
    promisor: await answererOf(tx, known),
    personId,
  });
}

/** What was owed for what they said before is not wanted any more, by their own word. */
async function withdraw(tx: Tx, context: Context, owed: PromiseRecord, personId: PersonId) {
  const language = (await personsByIds(tx, [personId])).get(personId)?.language ?? context.language;
  const reason = translator(language, catalogues[language].mail)('feedback.said-otherwise');
  return withdrawPromise(tx, context, owed.id, { ground: 'customer-withdrew', reason });
}

/**
 * Sees to it that an answer is promised where one is owed, by when it is owed, and none where nobody waits for one.
 * What is said in other words keeps its promise. Answers the promise's id.
 */
export async function settleOwed(
  tx: Tx,
  context: Context,
  known: KnownCase,
  { before, after }: { readonly before: Feedback | null; readonly after: Feedback },
): Promise<Result<PromiseId | null>> {
  const { personId } = after;
  const days = answerDays(after);
  const waited = before && answerDays(before);
  if (days !== null && waited !== null && waited <= days) return ok(before?.promiseId ?? null);
  const owed = before && (await answersOwed(tx, known.id)).get(personId);
  if (owed) {
    const withdrawn = await withdraw(tx, context, owed, personId);
    if (!withdrawn.ok) return withdrawn;
  }
  if (days === null) return ok(null);
  const made = await promise(tx, context, known, { personId, days });
  return made.ok ? ok(made.value.id) : made;
}
