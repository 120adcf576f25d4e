import type { z } from 'zod';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { factsAbout } from '#platform/read-facts.ts';
import type { DoubtedPromise } from '../../contract.ts';
import type { PauseDoubt, PromiseRecord } from '../../domain/index.ts';
import { aboutPromise } from '../../domain/promise-fact.ts';
import { promiseFacts, promiseFactsOf } from '../../facts.ts';
import { changing, type Target } from '../changing.ts';
import { pauseViews } from '../pause-views.ts';
import { readablePromises } from '../policy.ts';
import { promiseRows } from '../promise-rows.ts';
import { hoursOf } from '../settle.ts';
import { type Doubted, doubtedPromises, markDoubted } from '../store.ts';
import type { View } from '../views.ts';

const doubted = promiseFacts['promise.pause-doubted'];
const reviewed = promiseFacts['promise.pauses-reviewed'];
const AT_MOST = 200;

function isAbout({ id }: PromiseRecord, data: unknown): boolean {
  return reviewed.data.parse(data).promiseId === id;
}

/** Those that the actor may read, longest waiting first. */
async function toReview(tx: Tx, context: Context): Promise<Doubted[]> {
  const all = await doubtedPromises(tx, AT_MOST);
  const readable = await readablePromises(
    tx,
    context,
    all.map(({ promise }) => promise),
  );
  return all.filter(({ promise }) => readable.includes(promise));
}

/** What was doubted since somebody looked last, and the pauses of which it was. */
async function knownOf(tx: Tx, promise: PromiseRecord) {
  const facts = await factsAbout(tx, promise.subject.kind, promise.subject.id);
  const lastLook = facts.findLastIndex(({ kind, data }) => kind === reviewed.name && isAbout(promise, data));
  const doubts = facts
    .slice(lastLook + 1)
    .filter(({ kind }) => kind === doubted.name)
    .map(({ data }) => doubted.data.parse(data))
    .flatMap(({ promiseId, doubt }): PauseDoubt[] => (promiseId === promise.id ? [doubt] : []));
  return { doubts: [...new Set(doubts)], pauses: pauseViews(promise, { hours: await hoursOf(tx, promise), facts }) };
}

/** Promises whose pauses ask for a second look, longest waiting first: each with its doubts and its pauses. */
export function pausesToReview(context: Context): Promise<z.output<typeof DoubtedPromise>[]> {
  return reading(context, async (tx) => {
    const waiting = await toReview(tx, context);
    const rows = await promiseRows(
      tx,
      context,
      waiting.map(({ promise }) => promise),
    );
    const items: z.output<typeof DoubtedPromise>[] = [];
    for (const { promise, since } of waiting) {
      const row = rows.find(({ id }) => id === promise.id);
      if (row) items.push({ promise: row, since: toIso(since), ...(await knownOf(tx, promise)) });
    }
    return items;
  });
}

/** How many of them there are, 200 at most. */
export function countPausesToReview(context: Context): Promise<number> {
  return reading(context, async (tx) => (await toReview(tx, context)).length);
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
