import { PromiseId, type SubjectRef } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import {
  aboutPromise,
  decideGiveWay,
  decideInherit,
  type Inherited,
  isInternal,
  type PromiseRecord,
  type Promisor,
  standForEachOther,
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

/**
 * Lets a subject inherit what was promised about another one that is merged into it. Of two promises that stand for each
 * other the earlier due counts: the later one gives way. What was late stays broken where it was. Refuses as the
 * decisions do.
 */
export async function inheritPromises(tx: Tx, context: Context, merger: Merger): Promise<Result<null>> {
  const theirs = await openPromisesAbout(tx, merger.to);
  for (const promise of await openPromisesAbout(tx, merger.from)) {
    const rival = theirs.find((one) => !isInternal(one) && standForEachOther(one.kind, promise.kind));
    const late = promise.state === 'broken' || promise.due < context.now;
    const stands = isInternal(promise) || late || (rival !== undefined && rival.due <= promise.due);
    const done = stands
      ? await withdrawPromise(tx, context, promise.id, {
          ground: 'merged',
          reason: merger.reason,
          survivorDue: rival?.due ?? promise.due,
        })
      : await inherit(tx, context, { promise, rival, merger });
    if (!done.ok) return done;
  }
  return ok(null);
}

interface Inheriting {
  readonly promise: PromiseRecord;
  readonly rival: PromiseRecord | undefined;
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
