import { PromiseId, type SubjectRef } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import {
  aboutPromise,
  decideGiveWay,
  decideInherit,
  type Fate,
  type Inherited,
  type PromiseRecord,
  type Promisor,
  planInheritance,
} from '../../domain/index.ts';
import { promiseFactsOf } from '../../facts.ts';
import { settle } from '../settle.ts';
import { insertPromises, openPromisesAbout } from '../store.ts';
import { wakeKeeperFor } from '../wake.ts';
import { withdrawPromise } from './withdraw-promise.ts';

/** Two subjects that become one: what was promised about `from` is owed about `to`. */
export interface Merger {
  readonly from: SubjectRef;
  readonly to: SubjectRef;
  /** Who answers for what is inherited. */
  readonly promisor: Promisor;
  readonly reason: string;
}

/** What would become of the promises about `from` if it were merged into `to` now, next due first. */
export async function previewInheritance(
  tx: Tx,
  { from, to }: Pick<Merger, 'from' | 'to'>,
  now: Instant,
): Promise<readonly Fate[]> {
  return planInheritance(await openPromisesAbout(tx, from), await openPromisesAbout(tx, to), now);
}

/**
 * Lets a subject inherit what was promised about another one that is merged into it. Of two promises that stand for each
 * other the earlier due counts: the later one gives way. What was late stays broken where it was. Answers which promises
 * ended by it, of both subjects. Refuses as the decisions do.
 */
export async function inheritPromises(tx: Tx, context: Context, merger: Merger): Promise<Result<PromiseId[]>> {
  const ended: PromiseId[] = [];
  for (const fate of await previewInheritance(tx, merger, context.now)) {
    const done =
      fate.kind === 'inherited'
        ? await inherit(tx, context, { promise: fate.promise, rival: fate.instead, merger })
        : await withdrawPromise(tx, context, fate.promise.id, {
            ground: 'merged',
            reason: merger.reason,
            survivorDue: fate.kind === 'covered' ? fate.by.due : fate.promise.due,
          });
    if (!done.ok) return done;
    ended.push(fate.promise.id);
    if (fate.kind === 'inherited' && fate.instead) ended.push(fate.instead.id);
  }
  return ok(ended);
}

interface Inheriting {
  readonly promise: PromiseRecord;
  readonly rival: PromiseRecord | null;
  readonly merger: Merger;
}

async function inherit(tx: Tx, context: Context, { promise, rival, merger }: Inheriting): Promise<Result<unknown>> {
  const { to: subject, promisor, reason } = merger;
  const id = PromiseId.parse(context.newId());
  const inherited = await settle<Inherited>(tx, context, {
    promise,
    decide: (known, calendar) => decideInherit(known, { id, subject, promisor, calendar, reason }, context.now),
    alsoSave: async ({ heir }) => {
      await insertPromises(tx, [heir]);
      wakeKeeperFor(tx, context, heir);
    },
  });
  if (!inherited.ok) return inherited;
  const { heir } = inherited.value;
  const made = { kind: 'promise.made', occurredAt: context.now, data: aboutPromise(heir) } as const;
  await appendFacts(tx, context, promiseFactsOf(heir, [made]));
  if (!rival || (rival.state !== 'running' && rival.state !== 'paused')) return inherited;
  return settle(tx, context, {
    promise: rival,
    decide: (known) => decideGiveWay(known, { ...heir, reason }, context.now),
  });
}
