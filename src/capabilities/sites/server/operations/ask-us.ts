import { caseSubject, foreseeFirstWord, mailAcknowledgement, openCase } from '#capabilities/cases/index.ts';
import { ourAddresses } from '#capabilities/conversations/index.ts';
import { addStranger, keyOfAddress, limitsOf } from '#capabilities/people/index.ts';
import type { SystemActor } from '#kernel/actor.ts';
import { fact } from '#kernel/facts.ts';
import type { SiteId } from '#kernel/ids.ts';
import { ok, type Refused, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { PER_ADDRESS, PER_SITE } from '../../domain/index.ts';
import { siteFacts } from '../../facts.ts';
import { showingSite } from '../store.ts';

const THE_FORM: SystemActor = { kind: 'system', name: 'ask-us' };

export interface AskedOnSite {
  /** The origin that the form stands on. */
  readonly at: string;
  readonly name: string;
  /** Nobody has proved that it is theirs. */
  readonly address: string;
  readonly text: string;
  readonly unsure: boolean;
}

export interface TakenIn {
  readonly number: number;
  /** By when they were told that they hear from us. */
  readonly by: Instant | null;
}

/** By when somebody whom nobody knows hears from us, did they ask now: the same for everybody, so that nobody learns whom we know. */
export function toldTo(tx: Tx, context: Context, { unsure }: Pick<AskedOnSite, 'unsure'>): Promise<Instant | null> {
  const kind = unsure ? 'question' : 'incident';
  return foreseeFirstWord(tx, context, { requesterId: null, kind, urgency: 'medium' });
}

/** Counted also where the case is refused afterwards, and before anything is looked up by the address. */
async function refuseFlood({ platform }: Context, siteId: SiteId, address: string): Promise<Refused | null> {
  const limits = limitsOf(platform);
  const here = await limits.consume(`ask-us|${siteId}`, PER_SITE);
  if (!here.allowed) return refuse('site.asked-too-much', 429);
  const theirs = await limits.consume(keyOfAddress('ask-us', address), PER_ADDRESS);
  return theirs.allowed ? null : refuse('site.asked-often', 429);
}

async function takeIn(
  tx: Tx,
  context: Context,
  { at, name, address, text, unsure }: AskedOnSite,
): Promise<Result<TakenIn>> {
  const site = await showingSite(tx, at);
  if (!site) return refuse('site.not-listed', 403);
  if ((await ourAddresses(tx)).includes(address.toLowerCase())) return refuse('site.own-address', 422);
  const flood = await refuseFlood(context, site.id, address);
  if (flood) return flood;
  const by = await toldTo(tx, context, { unsure });
  const requester = await addStranger(context, { name, address, language: context.language });
  const opened = await openCase(context, {
    requesterId: requester.id,
    kind: unsure ? 'question' : 'incident',
    text,
    namesSomebody: unsure,
    channel: 'site',
    urgency: 'medium',
    contactedAt: context.now,
    toldBy: by,
    // Whoever typed the address may be somebody else: it is for them alone until they share it.
    keepPrivate: true,
  });
  if (!opened.ok) return opened;
  const { case: known, number } = opened.value;
  const about = { subject: caseSubject(known.id), accountId: known.accountId, occurredAt: context.now };
  await appendFacts(tx, context, [fact(siteFacts['site.asked'], about, { origin: at, name, address })]);
  await mailAcknowledgement(tx, context, { ...opened.value, site: at });
  return ok({ number, by });
}

/**
 * Opens a case for what somebody asked on a site of the list, in the name of whoever has the address, whom nobody has
 * proved; they are told of it by mail. Refuses another site, an address of ours, and more than an address or a site may
 * ask within an hour. What it answers is the same whether we know the address or not.
 */
export function askUs(context: Context, asked: AskedOnSite): Promise<Result<TakenIn>> {
  return transaction(context, (tx) => asSystem(tx, () => takeIn(tx, { ...context, actor: THE_FORM, tx }, asked)));
}
