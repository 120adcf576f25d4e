import { ownCase, readableCase } from '#capabilities/cases/index.ts';
import { type CaseId, FeedbackId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { type Cause, change, type Feedback, mayGive, type Rating, saidOf, saysTheSame } from '../../domain/feedback.ts';
import { askingOf, personAsking, record } from '../about-case.ts';
import { settleOwed } from '../owed-answer.ts';
import { findOwnFeedback, insertFeedback, saveSaid } from '../store.ts';

interface Giving {
  readonly caseId: CaseId;
  readonly rating: Rating;
  /** What is left out stays as it was said before. */
  readonly words?: string | null | undefined;
  readonly causes?: readonly Cause[] | undefined;
  readonly via: Feedback['via'];
}

/**
 * A person of a case says how it was, or says it otherwise: once per case and person. Who is unhappy or writes something is
 * promised an answer. Refuses as `mayGive` and `change` do.
 */
export function giveFeedback(context: Context, { caseId, via, ...given }: Giving): Promise<Result<Feedback>> {
  const person = personAsking(context);
  return transaction(context, async (tx) => {
    const own = await ownCase(tx, context.actor, caseId);
    const known = own && (await readableCase(tx, context.actor, own.id, 'lock'));
    if (!known) return refuse('not-found', 404);
    const before = await findOwnFeedback(tx, known.id, person.id);
    const said = saidOf({
      rating: given.rating,
      words: given.words === undefined ? (before?.words ?? null) : given.words,
      causes: given.causes ?? before?.causes ?? [],
    });
    if (before && saysTheSame(before, said)) return ok(before);
    const may = before ? change(before, said, context.now) : mayGive(await askingOf(tx, known, person.id), context.now);
    if (!may.ok) return may;
    const after: Feedback = may.value ?? {
      id: FeedbackId.parse(context.newId()),
      caseId: known.id,
      accountId: known.accountId,
      personId: person.id,
      serviceId: known.serviceId,
      teamId: known.teamId,
      ownerId: known.ownerId,
      via,
      at: context.now,
      changedAt: context.now,
      promiseId: null,
      answer: null,
      version: 1,
      ...said,
    };
    const owed = await settleOwed(tx, context, known, { before, after });
    if (!owed.ok) return owed;
    const settled = { ...after, promiseId: owed.value };
    await (before ? saveSaid(tx, settled) : insertFeedback(tx, settled));
    const { rating, words, causes } = settled;
    const data = { by: person.name, rating, words: words ?? '', causes: [...causes] };
    await record(tx, context, known, { kind: before ? 'feedback.changed' : 'feedback.given', data });
    return ok(settled);
  });
}
