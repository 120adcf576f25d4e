import { openPromisesAbout, promiseFacts } from '#capabilities/promises/index.ts';
import type { Actor } from '#kernel/actor.ts';
import { CaseId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { isOpenCase } from '../domain/case.ts';
import { isHeardOf } from '../domain/next-word.ts';
import { caseSubject } from '../facts.ts';
import { nextWordSuggestion } from './next-word.ts';
import { promiseNextWord } from './owed.ts';
import { caseOf, findReadable } from './store.ts';

/** Whoever kept the last promise, the program looks after the case. */
const PROGRAM: Actor = { kind: 'system', name: 'cases' };

/**
 * When the last promise about an open case that did not rest was kept, withdrawn or given up, such as a call that was made, its
 * customer still hears when we write next: the program promises that, by what the agreement suggests.
 */
export const neverSilentSubscription: Subscription = {
  name: 'cases.never-silent',
  kinds: [
    promiseFacts['promise.kept'].name,
    promiseFacts['promise.fulfilled-late'].name,
    promiseFacts['promise.withdrawn'].name,
    promiseFacts['promise.released'].name,
  ],
  within: async (tx, context, facts) => {
    const cases = facts.filter((fact) => fact.subject.kind === 'case').map((fact) => CaseId.parse(fact.subject.id));
    for (const caseId of new Set(cases)) await breakSilence(tx, context, caseId);
  },
};

async function breakSilence(tx: Tx, context: Context, caseId: CaseId): Promise<void> {
  const open = await openPromisesAbout(tx, caseSubject(caseId));
  if (open.some(isHeardOf)) return;
  const row = await findReadable(tx, PROGRAM, caseId, 'lock');
  if (!row) return;
  const known = caseOf(row);
  if (!isOpenCase(known)) return;
  const by = await nextWordSuggestion(tx, known, context.now);
  const made = await promiseNextWord(tx, context, known, by);
  if (!made.ok) throw new Error(`An open case was left without a next word: ${made.refusal.code}`);
}
