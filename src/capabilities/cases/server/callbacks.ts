import { makePromise, openPromisesAbout, type PromiseRecord } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import type { Instant, Span } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';
import { owedFor, owedWord, promiseOf, wordHours } from './owed.ts';

/** The call that is promised to the customer of a case and due first; null where none is. */
export async function callbackOwed(tx: Tx, caseId: CaseId): Promise<PromiseRecord | null> {
  const open = await openPromisesAbout(tx, caseSubject(caseId));
  return open.filter(({ kind }) => kind === 'callback').toSorted((a, b) => a.due - b.due)[0] ?? null;
}

/**
 * Promises the customer of a case a call, counted from when they called us: as their agreement says, else `within` so much
 * open time. Refuses as `makePromise` does.
 */
export async function oweCallback(
  tx: Tx,
  context: Context,
  known: Case,
  { calledAt, within }: { readonly calledAt: Instant; readonly within: Span },
): Promise<Result<PromiseRecord>> {
  const owed = await owedFor(tx, context, known);
  const word = owedWord(owed, 'callback', calledAt) ?? {
    kind: 'callback',
    terms: { kind: 'budget', ms: within },
    calendarId: wordHours(owed),
    anchor: calledAt,
    agreement: null,
  };
  return makePromise(tx, context, promiseOf(owed, word, context.now));
}
