import { makePromise } from '#capabilities/promises/index.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { askApproval } from '../domain/approval.ts';
import type { Case, Decision, Worker } from '../domain/case.ts';
import { factsOf } from '../facts.ts';
import { addApprover, insertAsk } from './approval-store.ts';
import type { Approvers } from './approvers.ts';
import { type Owed, owedFor, promiseOf, wordHours } from './owed.ts';
import { updateCase } from './store.ts';
import { tellApproverLater } from './tell-approver.ts';

interface Asking {
  readonly owed: Owed;
  readonly approver: Worker;
  readonly approvers: Omit<Approvers, 'people'>;
  /** Within how many working days they answer. */
  readonly days: number;
}

/** Promises the requester the answer of one of them, and lets that one know. */
async function askOne(tx: Tx, context: Context, { owed, approver, approvers, days }: Asking): Promise<Result<null>> {
  const terms = { kind: 'businessDays', n: days } as const;
  const word = { kind: 'approval', terms, calendarId: wordHours(owed), anchor: context.now, agreement: null } as const;
  const made = await makePromise(tx, context, {
    ...promiseOf(owed, word, context.now),
    promisor: { kind: 'person', personId: approver.id },
  });
  if (!made.ok) return made;
  const ask = { ...approvers, id: context.newId(), personId: approver.id, promiseId: made.value.id };
  await insertAsk(tx, owed.known, { ...ask, askedAt: context.now });
  if (approvers.ofTheDesk) await addApprover(tx, owed.known, { personId: approver.id, at: context.now });
  await tellApproverLater(tx, {
    askId: ask.id,
    caseId: owed.known.id,
    personId: approver.id,
    due: made.value.due,
    reminds: false,
  });
  return ok(null);
}

interface Wanted {
  readonly known: Case;
  readonly approvers: Approvers;
  readonly days: number;
  /** What is recorded of each; else that they are asked. */
  readonly decide?: (known: Case, approver: Worker) => Result<Decision>;
}

/** Asks people for their yes or no, and promises the requester each answer by a moment: theirs is the word. */
export async function askForApproval(
  tx: Tx,
  context: Context,
  { known, approvers: { people, ...approvers }, days, decide }: Wanted,
): Promise<Result<Case>> {
  let asking = known;
  for (const approver of people) {
    const decision = decide ? decide(asking, approver) : askApproval(asking, approver.name);
    if (!decision.ok) return decision;
    asking = await updateCase(tx, decision.value.case);
    await appendFacts(tx, context, factsOf(asking, decision.value.facts, context.now));
    const owed = await owedFor(tx, context, asking);
    const asked = await askOne(tx, context, { owed, approver, approvers, days });
    if (!asked.ok) return asked;
  }
  return ok(asking);
}
