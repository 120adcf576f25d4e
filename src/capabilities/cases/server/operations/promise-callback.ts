import { makePromise } from '#capabilities/promises/index.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Case, isOpenCase } from '../../domain/case.ts';
import { begin } from '../../domain/work.ts';
import { caseSubject } from '../../facts.ts';
import { agreementFor, promisorOf, wordHours } from '../owed.ts';
import { changing, type Target, workerOf } from './changing.ts';

/** Promises to call the customer back by a moment. */
export function promiseCallback(
  context: Context,
  target: Target & { due: Instant; text: string },
): Promise<Result<Case>> {
  const worker = workerOf(context);
  return changing(context, target, async (tx, known) => {
    if (!isOpenCase(known)) return refuse('case.not-open', 409);
    const decision = begin(known, worker);
    if (!decision.ok) return decision;
    const by = await agreementFor(tx, known, context.now);
    const made = await makePromise(tx, context, {
      subject: caseSubject(known.id),
      accountId: known.accountId,
      kind: 'callback',
      promisor: promisorOf({ ...known, ownerId: worker.id }),
      promisee: { kind: 'person', personId: known.requesterId },
      serviceId: known.serviceId,
      text: target.text,
      terms: { kind: 'instant', due: target.due },
      calendarId: wordHours({ by }),
      anchor: context.now,
    });
    return made.ok ? ok(decision.value) : made;
  });
}
