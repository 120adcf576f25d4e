import type { z } from 'zod';
import { type RequestItemRecord, requestItemAt, requestItems } from '#capabilities/catalogue/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import type { Offer, OfferDetail } from '../contract.ts';
import { approversFor } from './approvers.ts';
import { type Foreseen, foreseeAnswer, foreseeFirstWord } from './foresee-word.ts';
import { timesOf } from './request-store.ts';

type Times = ReadonlyMap<RequestItemRecord['id'], { took: z.output<typeof Offer>['took']; asked: number }>;

function offerOf(item: RequestItemRecord, times: Times): z.output<typeof Offer> {
  const { slug, name, summary, cost } = item;
  return { slug, name, summary, cost, took: times.get(item.id)?.took ?? null, asked: times.get(item.id)?.asked ?? 0 };
}

/** What can be requested, by name, with how long it really took lately. */
export function listOffers(context: Context): Promise<z.output<typeof Offer>[]> {
  return reading(context, async (tx) => {
    const items = await requestItems(tx);
    const times = await timesOf(
      tx,
      items.map(({ id }) => id),
    );
    return items.map((item) => offerOf(item, times));
  });
}

type Approval = z.output<typeof OfferDetail>['approval'];

/** Who would be asked first, did they request it now. Where nobody else can say yes, requesting it says so. */
async function approvalOf(
  tx: Tx,
  context: Context,
  { item, about }: { item: RequestItemRecord; about: Foreseen & { requesterId: PersonId } },
): Promise<Approval> {
  const iName = item.approvalBy === 'named' && item.approverId !== null;
  const { requesterId } = about;
  const approvers = iName ? null : await approversFor(tx, context, { item, requesterId, address: null });
  const people = approvers?.ok ? approvers.value?.people : null;
  if (!iName && !people) return null;
  const by = await foreseeAnswer(tx, context, { ...about, days: item.approvalDays });
  const approver = (people ?? []).map(({ name }) => name).join(', ');
  return { approver, by: by === null ? null : toIso(by), iName };
}

/** One of them with its form, and by when whoever asks now hears from us. */
export function readOffer(
  context: Context,
  { slug, requesterId }: { slug: string; requesterId: PersonId },
): Promise<Result<z.output<typeof OfferDetail>>> {
  return reading(context, async (tx) => {
    const item = await requestItemAt(tx, slug);
    if (!item) return refuse('not-found', 404);
    const times = await timesOf(tx, [item.id]);
    const about = { requesterId, kind: 'request', serviceId: item.serviceId, urgency: 'medium' } as const;
    const by = await foreseeFirstWord(tx, context, about);
    const approval = await approvalOf(tx, context, { item, about });
    return ok({ ...offerOf(item, times), form: item.form, firstWordBy: by === null ? null : toIso(by), approval });
  });
}
