import { type AfterObjection, objectToMove, openPromisesAbout, promisesAbout } from '#capabilities/promises/index.ts';
import type { CaseId, PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { type Case, isOpenCase, type Worker } from '../../domain/case.ts';
import { isWord } from '../../domain/next-word.ts';
import { caseSubject } from '../../facts.ts';
import { nextWordSuggestion } from '../next-word.ts';
import { promiseNextWord } from '../owed.ts';
import { caseOf, findReadable, updateCase } from '../store.ts';
import { tellOfObjectionLater } from '../tell-objection.ts';

export interface ObjectionToMove {
  readonly caseId: CaseId;
  readonly promiseId: PromiseId;
  /** In their own words, possibly none. */
  readonly words: string;
  readonly by: Worker;
}

/** Whoever objects hears from us as soon as anybody who writes to us does, if they don't sooner. */
async function oweAnswer(tx: Tx, context: Context, known: Case): Promise<Result<unknown>> {
  const due = await nextWordSuggestion(tx, known, context.now);
  const open = await openPromisesAbout(tx, caseSubject(known.id));
  if (open.some((promise) => isWord(promise) && promise.due <= due)) return ok(null);
  return promiseNextWord(tx, context, known, due);
}

/**
 * The customer says that the moment to which a promise was moved does not work for them. A next word is owed to them
 * if none comes sooner, and the people around the case are told. Refuses `not-found` for what is not a promise to them,
 * `case.not-open`, and as `objectToMove` does.
 */
export function objectToMoveOf(
  context: Context,
  { caseId, promiseId, words, by }: ObjectionToMove,
): Promise<Result<AfterObjection>> {
  return transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, caseId, 'lock');
    if (!row) return refuse('not-found', 404);
    const promises = await promisesAbout(tx, caseSubject(caseId));
    const promise = promises.find(({ id, promisee }) => id === promiseId && promisee.kind !== 'team');
    if (!promise) return refuse('not-found', 404);
    const known = caseOf(row);
    if (!isOpenCase(known)) return refuse('case.not-open', 409);
    const objected = await objectToMove(tx, context, promiseId, { by: by.id, words });
    if (!objected.ok) return objected;
    const heard = await updateCase(tx, { ...known, lastCustomerWordAt: context.now, unanswered: true });
    const owed = await oweAnswer(tx, context, heard);
    if (!owed.ok) return owed;
    const { moved, standing } = objected.value;
    await tellOfObjectionLater(tx, context, { known: heard, number: row.number, moved, stands: standing !== null });
    return objected;
  });
}
