import { z } from 'zod';
import { promisesUnderOlder, readablePromises } from '#capabilities/promises/index.ts';
import { type AgreementId, PromiseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { type Touch, touchOf } from '../../domain/index.ts';
import { hoursNow } from '../hours-now.ts';
import { findAgreement } from '../store.ts';
import { newerTerms, type Touched, touchedViews } from '../touched.ts';

export interface TouchedQuery {
  readonly agreementId: AgreementId;
  readonly of: 'draft' | 'published';
  /** What would be due otherwise, or what stands because nothing says when it would be. */
  readonly show: 'moves' | 'stands';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const SortKey = z.tuple([z.int(), PromiseId]);

/** So many open promises one request looks at, next due first. */
const LOOKED_AT = 20_000;
const READ_AT_ONCE = 200;

const SHOWN: Readonly<Record<TouchedQuery['show'], readonly Touch['touch'][]>> = {
  moves: ['later', 'earlier'],
  stands: ['stands'],
};

/** Those that the actor may read, until there are enough of them. */
async function readable(tx: Tx, context: Context, touched: readonly Touched[], enough: number): Promise<Touched[]> {
  const found: Touched[] = [];
  for (let from = 0; from < touched.length && found.length < enough; from += READ_AT_ONCE) {
    const some = touched.slice(from, from + READ_AT_ONCE);
    const promises = await readablePromises(
      tx,
      context,
      some.map(({ promise }) => promise),
    );
    const ids = new Set(promises.map(({ id }) => id));
    found.push(...some.filter(({ promise }) => ids.has(promise.id)));
  }
  return found.slice(0, enough);
}

/** How many of each. */
function countsOf(touched: readonly Touched[]): Record<Touch['touch'], number> {
  const counts = { later: 0, earlier: 0, unchanged: 0, late: 0, stands: 0 };
  for (const { touch } of touched) counts[touch.touch] += 1;
  return counts;
}

/**
 * The open promises of older versions, with what their rules would owe now: one page, and how many there are of each
 * from there on. Nothing is changed. Refuses `not-found`, and as `newerTerms` does.
 */
export async function listTouched(context: Context, { agreementId, of, show, ...paging }: TouchedQuery) {
  const after = keyOf(paging.cursor, SortKey);
  return reading(context, async (tx): Promise<Result<Awaited<ReturnType<typeof answer>>>> => {
    const agreement = await findAgreement(tx, agreementId);
    if (!agreement) return refuse('not-found', 404);
    const newer = newerTerms(agreement, of);
    if (!newer.ok) return newer;
    const { terms, before } = newer.value;
    const { promises, all } = await promisesUnderOlder(tx, { agreementId, before, after }, LOOKED_AT);
    const given = { agreement, terms, hours: await hoursNow(tx, [terms]) };
    const touched = promises.map((promise) => ({ promise, touch: touchOf(promise, given, context.now) }));
    return ok(await answer(tx, context, { touched, all, show, limit: paging.limit }));
  });
}

interface Seen {
  readonly touched: readonly Touched[];
  readonly all: number;
  readonly show: TouchedQuery['show'];
  readonly limit: number;
}

async function answer(tx: Tx, context: Context, { touched, all, show, limit }: Seen) {
  const shown = touched.filter(({ touch }) => SHOWN[show].includes(touch.touch));
  const rows = await readable(tx, context, shown, limit + 1);
  const page = pageOf(rows, limit, ({ promise }) => [promise.due, promise.id]);
  return {
    items: await touchedViews(tx, context, page.items),
    next: page.next,
    counts: countsOf(touched),
    looked: touched.length,
    all,
  };
}
