import { z } from 'zod';
import { giveNotices, type News } from '#capabilities/notices/index.ts';
import { personOf } from '#kernel/actor.ts';
import { ImprovementId, PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import type { Improvement } from '../domain/improvement.ts';
import { findImprovement } from './store.ts';

const EVENTS = [
  'asked',
  'accepted',
  'declined',
  'parked',
  'back',
  'late',
  'moved',
  'done',
] as const satisfies readonly Extract<News, { kind: 'improvement' }>['event'][];

const telling = jobKind({
  name: 'improvements.tell',
  payload: z.object({
    tellingId: z.uuid(),
    improvementId: ImprovementId,
    to: z.array(PersonId),
    event: z.enum(EVENTS),
    byId: PersonId.nullable(),
    by: z.string(),
    words: z.string(),
  }),
});

interface Told {
  readonly to: readonly PersonId[];
  readonly event: (typeof EVENTS)[number];
  readonly words?: string;
}

/** Sees to it that these people hear what became of it, once the transaction commits; never who does it themselves. */
export async function tell(
  tx: Tx,
  context: Context,
  { id }: Pick<Improvement, 'id'>,
  { to, event, words = '' }: Told,
): Promise<void> {
  const byId = personOf(context.actor);
  const others = to.filter((one) => one !== byId);
  if (others.length === 0) return;
  const by = context.actor.kind === 'person' ? context.actor.name : '';
  await enqueue(tx, telling, {
    tellingId: context.newId(),
    improvementId: id,
    to: others,
    event,
    byId,
    by,
    words,
  });
}

/** Tells people of an improvement. */
export const tellOfImprovementJob = job(telling, (context, { tellingId, improvementId, to, event, byId, by, words }) =>
  transaction(context, async (tx) => {
    const known = await findImprovement(tx, improvementId);
    if (!known) return;
    await giveNotices(tx, context, {
      id: tellingId,
      by: byId,
      notices: to.map((personId) => ({
        personId,
        topic: `improvement:${improvementId}:${tellingId}`,
        title: known.title,
        href: `/desk/improvements/${improvementId}`,
        news: { kind: 'improvement', event, by, words },
        insists: true,
      })),
    });
  }),
);
