import type { z } from 'zod';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { reading } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { factsAbout } from '#platform/read-facts.ts';
import type { DoubtedPromise } from '../../contract.ts';
import type { PromiseRecord } from '../../domain/index.ts';
import { isStated } from '../../domain/pause.ts';
import { aboutPromise } from '../../domain/promise-fact.ts';
import { promiseFacts, promiseFactsOf } from '../../facts.ts';
import { changing, type Target } from '../changing.ts';
import { readablePromises } from '../policy.ts';
import { doubtedPromises, markDoubted } from '../store.ts';
import { promiseViews, type View } from '../views.ts';

const doubted = promiseFacts['promise.pause-doubted'];
const AT_MOST = 200;

async function doubtsOf(tx: Tx, promise: PromiseRecord) {
  const facts = await factsAbout(tx, promise.subject.kind, promise.subject.id);
  return facts
    .filter(({ kind }) => kind === doubted.name)
    .map(({ data }) => doubted.data.parse(data))
    .filter(({ promiseId }) => promiseId === promise.id)
    .map(({ doubt }) => doubt);
}

/** Promises whose pauses ask for a second look, longest waiting first: each with its doubts and its pauses. */
export function pausesToReview(context: Context): Promise<z.output<typeof DoubtedPromise>[]> {
  return reading(context, async (tx) => {
    const promises = await readablePromises(tx, context, await doubtedPromises(tx, AT_MOST));
    const views = new Map((await promiseViews(tx, promises)).map((view) => [view.id, view]));
    const items: z.output<typeof DoubtedPromise>[] = [];
    for (const promise of promises) {
      const view = views.get(promise.id);
      if (!view) continue;
      const doubts = [...new Set(await doubtsOf(tx, promise))];
      items.push({ promise: view, doubts, pauses: promise.pauses.filter(isStated).map(pauseView) });
    }
    return items;
  });
}

function pauseView({ reason, from, until, resumedAt, evidence, voided }: PromiseRecord['pauses'][number]) {
  const words = evidence === undefined ? null : evidence.kind === 'agreement' ? evidence.words : evidence.question;
  return {
    reason,
    from: toIso(from),
    until: toIso(Math.min(until, resumedAt ?? until)),
    words,
    voided: voided?.reason ?? null,
  };
}

/** Somebody looked at the pauses of a promise and lets them stand. Refuses `promise.nothing-to-review`. */
export function letPausesStand(context: Context, target: Target & { readonly reason: string }): Promise<Result<View>> {
  return changing(context, target, async (tx, promise) => {
    if (!(await markDoubted(tx, promise.id, null))) return refuse('promise.nothing-to-review', 409);
    const data = { ...aboutPromise(promise), reason: target.reason };
    const fact = { kind: 'promise.pauses-reviewed', occurredAt: context.now, data } as const;
    await appendFacts(tx, context, promiseFactsOf(promise, [fact]));
    return ok(promise);
  });
}
