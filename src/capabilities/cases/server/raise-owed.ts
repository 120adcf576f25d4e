import { PRIORITIES } from '#capabilities/catalogue/domain/index.ts';
import { openPromisesAbout, type PromiseRecord, promiseWords, raisePromise } from '#capabilities/promises/index.ts';
import { translator } from '#kernel/messages.ts';
import { ok, type Result } from '#kernel/result.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';
import { type OwedKind, owedFor } from './owed.ts';

const OWED: readonly OwedKind[] = ['first-response', 'next-update', 'resolve'];
/** What names its moment stands, whatever the priority. */
const STANDS: readonly string[] = ['promise.terms-never-raise', 'promise.not-running'];

function owedKindOf({ kind }: PromiseRecord): OwedKind | undefined {
  return OWED.find((one) => one === kind);
}

/**
 * A case that became more urgent is owed the times of its new priority: its promises give way to ones that are due
 * sooner. A lower priority changes nothing by itself: what was promised stands until somebody moves it and says so.
 */
export async function raiseOwed(
  tx: Tx,
  context: Context,
  { before, after }: { readonly before: Case; readonly after: Case },
): Promise<Result<null>> {
  if (PRIORITIES.indexOf(after.priority) >= PRIORITIES.indexOf(before.priority)) return ok(null);
  const { by, reader } = await owedFor(tx, context, after);
  const reason = translator(reader.language, catalogues[reader.language].mail)('promise.more-urgent');
  for (const promise of await openPromisesAbout(tx, caseSubject(after.id))) {
    const kind = owedKindOf(promise);
    const owed = kind && by.owes[kind];
    if (!kind || !owed) continue;
    const words = (due: number) => promiseWords(reader, kind, { due, now: context.now });
    const raised = await raisePromise(tx, context, promise, { ...owed, agreement: by.agreement, words, reason });
    if (!raised.ok && !STANDS.includes(raised.refusal.code)) return raised;
  }
  return ok(null);
}
