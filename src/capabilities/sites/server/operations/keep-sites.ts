import { fact } from '#kernel/facts.ts';
import { SiteId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { originOf } from '../../domain/index.ts';
import { siteFacts } from '../../facts.ts';
import { deleteSite, forgetTurnedAway, insertSite, lockSite, saveShows } from '../store.ts';
import type { SiteRow } from '../tables.ts';

type Happened = 'site.added' | 'site.switched-on' | 'site.switched-off' | 'site.removed';

async function record(tx: Tx, context: Context, kind: Happened, { id, origin }: SiteRow): Promise<void> {
  const about = { subject: { kind: 'site', id }, accountId: null, occurredAt: context.now };
  await appendFacts(tx, context, [fact(siteFacts[kind], about, { origin })]);
}

/** Lets a site show the form. Refuses what is no exact origin, and one that is on the list. */
export function addSite(context: Context, given: { readonly origin: string }): Promise<Result<SiteRow>> {
  return transaction(context, async (tx) => {
    const origin = originOf(given.origin);
    if (!origin.ok) return origin;
    const added = { id: SiteId.parse(context.newId()), origin: origin.value, addedAt: context.now };
    const site = await insertSite(tx, added);
    if (!site) return refuse('site.listed-already', 409, { origin: origin.value });
    await forgetTurnedAway(tx, site.origin);
    await record(tx, context, 'site.added', site);
    return ok(site);
  });
}

interface Target {
  readonly siteId: SiteId;
  /** The version that was seen. */
  readonly ifMatch?: number | undefined;
}

/** Says whether a site shows the form. */
export function switchSite(
  context: Context,
  { siteId, ifMatch, shows }: Target & { readonly shows: boolean },
): Promise<Result<SiteRow>> {
  return transaction(context, async (tx) => {
    const known = await lockSite(tx, siteId);
    if (!known) return refuse('not-found', 404);
    if (ifMatch !== undefined && ifMatch !== known.version) return refuse('changed-meanwhile', 412);
    if (known.shows === shows) return ok(known);
    const site = await saveShows(tx, known, shows);
    await record(tx, context, shows ? 'site.switched-on' : 'site.switched-off', site);
    return ok(site);
  });
}

/** Takes a site off the list. */
export function removeSite(context: Context, { siteId }: Target): Promise<Result<{ readonly done: true }>> {
  return transaction(context, async (tx) => {
    const known = await lockSite(tx, siteId);
    if (!known) return refuse('not-found', 404);
    await deleteSite(tx, siteId);
    await record(tx, context, 'site.removed', known);
    return ok({ done: true });
  });
}
