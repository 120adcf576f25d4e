import { openPromisesAbout } from '#capabilities/promises/index.ts';
import type { PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Case } from '../../domain/case.ts';
import { type ContactWay, isKeptByReaching } from '../../domain/live-event.ts';
import { begin } from '../../domain/work.ts';
import { caseSubject } from '../../facts.ts';
import { insertTry } from '../live-event-store.ts';
import { changing, type Target, workerOf } from './changing.ts';

export interface Trying extends Target {
  readonly promiseId: PromiseId;
  readonly way: ContactWay;
  readonly messageLeft: boolean;
}

/**
 * Records that somebody tried to reach the customer as promised, and nobody answered. The promise stays owed, whether a
 * message was left or not. Refuses `case.no-contact-owed` for any other promise, and as `begin` does.
 */
export function tryContact(
  context: Context,
  { promiseId, way, messageLeft, ...target }: Trying,
): Promise<Result<Case>> {
  const worker = workerOf(context);
  return changing(context, target, async (tx, known) => {
    const owed = await openPromisesAbout(tx, caseSubject(known.id));
    if (!owed.some(({ id, kind }) => id === promiseId && isKeptByReaching(kind))) {
      return refuse('case.no-contact-owed', 409);
    }
    const begun = begin(known, worker);
    if (!begun.ok) return begun;
    const tried = { promiseId, way, messageLeft, by: worker.id, at: context.now };
    await insertTry(tx, known, { ...tried, id: context.newId() });
    const fact = { kind: 'case.contact-tried', data: { by: worker.name, messageLeft } } as const;
    return ok({ case: begun.value.case, facts: [...begun.value.facts, fact] });
  });
}
