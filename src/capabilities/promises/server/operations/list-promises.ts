import { z } from 'zod';
import { type AccountId, type CalendarId, type PersonId, PromiseId, type TeamId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import { cursorOf, keyOf } from '#platform/paging.ts';
import type { PromiseRecord } from '../../domain/index.ts';
import { readablePromises } from '../policy.ts';
import { promiseRows, type Row } from '../promise-rows.ts';
import { type Listing, promisesByDue } from '../store.ts';

export interface PromiseQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly whose: 'mine' | 'team' | 'all';
  readonly open: boolean;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly kind?: PromiseRecord['kind'] | undefined;
  readonly teamId?: TeamId | undefined;
  readonly accountId?: AccountId | undefined;
  readonly calendarId?: CalendarId | undefined;
}

const SortKey = z.tuple([z.int(), PromiseId]);
type Key = z.output<typeof SortKey>;

/** How many rows one request reads at most to fill a page; who may read few of many goes on by the cursor. */
const LOOKED_AT_MOST = 2000;
const LOOKED_AT_ONCE = 200;

function promisorsOf(
  { actor }: Context,
  whose: PromiseQuery['whose'],
): {
  promisorPersonId?: PersonId;
  promisorTeamIds?: readonly TeamId[];
} {
  if (whose === 'all' || actor.kind !== 'person') return {};
  return whose === 'mine' ? { promisorPersonId: actor.personId } : { promisorTeamIds: actor.teams };
}

/**
 * One page of promises that the actor may read: what is owed, next due first, or what is over, latest first. A
 * promise that stands here answers by its id as well.
 */
export async function listPromises(
  context: Context,
  { limit, cursor, whose, open, ...narrowed }: PromiseQuery,
): Promise<{ items: Row[]; next: string | null }> {
  const listing = { ...narrowed, ...promisorsOf(context, whose), owed: open };
  const after = keyOf(cursor, SortKey);
  return reading(context, async (tx) => {
    const { found, next } = await fill(tx, context, { listing, after, limit });
    return { items: await promiseRows(tx, context, found), next };
  });
}

interface Wanted {
  readonly listing: Omit<Listing, 'count' | 'after'>;
  readonly after: Key | undefined;
  readonly limit: number;
}

/** Reads on, batch by batch, until the page is full of what the actor may read, or nothing is left. */
async function fill(tx: Tx, context: Context, { listing, after: start, limit }: Wanted) {
  const found: PromiseRecord[] = [];
  let after = start;
  let count = limit + 1;
  for (let looked = 0; looked < LOOKED_AT_MOST; looked += count) {
    if (looked > 0) count = LOOKED_AT_ONCE;
    const rows = await promisesByDue(tx, { ...listing, count, after });
    found.push(...(await readablePromises(tx, context, rows)));
    const last = rows.at(-1);
    if (last) after = [last.due, last.id];
    if (found.length > limit) return pageUpTo(found, limit);
    if (rows.length < count) return { found, next: null };
  }
  return { found, next: after ? cursorOf(after) : null };
}

function pageUpTo(rows: readonly PromiseRecord[], limit: number) {
  const found = rows.slice(0, limit);
  const last = found.at(-1);
  return { found, next: last ? cursorOf([last.due, last.id]) : null };
}
