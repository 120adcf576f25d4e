import { z } from 'zod';
import { wilson } from '#capabilities/promises/domain/index.ts';
import { type Actor, hasRole, personOf } from '#kernel/actor.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { FeedbackId } from '#kernel/ids.ts';
import { DAY, fromIso, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import type { feedbackContract } from '../../contract.ts';
import { isHappy, isUnhappy } from '../../domain/feedback.ts';
import { countFeedback, listFeedback, type Scope } from '../store.ts';
import { listedFeedback } from '../views.ts';

type Endpoints = (typeof feedbackContract)['endpoints'];

const PERIOD = 90 * DAY;
const SortKey = z.tuple([z.int(), FeedbackId]);

/** Whose feedback somebody reviews: a lead that of their teams and of no team, managers and administrators all in reach. */
function scopeOf(actor: Actor): Scope {
  if (actor.kind !== 'person') return [];
  return hasRole(actor, 'manager') || hasRole(actor, 'admin') ? 'all' : actor.teams;
}

interface Query {
  readonly show: 'owed' | 'mine' | 'all';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** One page of what people said; what is still to be answered stands by when that is due. */
export function feedbackListed(
  context: Context,
  { show, limit, cursor }: Query,
): Promise<OutputOf<Endpoints['listFeedback']>> {
  const after = keyOf(cursor, SortKey);
  const scope = scopeOf(context.actor);
  return reading(context, async (tx) => {
    const rows = await listFeedback(tx, { scope, show: show === 'all' ? 'all' : 'owed', limit, after });
    const { items, next } = pageOf(rows, limit, ({ at, id }) => [at, id]);
    const listed = await listedFeedback(tx, context, items);
    if (show === 'all') return { items: listed, next };
    const me = personOf(context.actor);
    const theirs = show === 'mine' ? listed.filter(({ owed }) => owed?.by?.id === me) : listed;
    const due = ({ owed }: (typeof listed)[number]) => (owed ? fromIso(owed.due) : Number.POSITIVE_INFINITY);
    return { items: theirs.toSorted((one, other) => due(one) - due(other)), next };
  });
}

/** How many said what in the last 90 days. Shares carry their interval, and nothing counted is null. */
export function figuresOfFeedback(context: Context): Promise<OutputOf<Endpoints['feedbackFigures']>> {
  const since = context.now - PERIOD;
  return reading(context, async (tx) => {
    const { counts, owed } = await countFeedback(tx, { scope: scopeOf(context.actor), since });
    const sum = (is: (one: (typeof counts)[number]) => boolean) =>
      counts.filter(is).reduce((total, { n }) => total + n, 0);
    const n = sum(() => true);
    return {
      since: toIso(since),
      n,
      counts: [...counts],
      happy: wilson(sum(isHappy), n),
      unhappy: wilson(sum(isUnhappy), n),
      owed,
    };
  });
}
