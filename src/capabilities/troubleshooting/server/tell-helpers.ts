import { z } from 'zod';
import { giveNotices, type News } from '#capabilities/notices/index.ts';
import { personOf } from '#kernel/actor.ts';
import { PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';

const EVENTS = [
  'asked',
  'joined',
  'later',
  'declined',
  'proposed',
  'adopted',
  'closed',
] as const satisfies readonly Extract<News, { kind: 'help' }>['event'][];

const telling = jobKind({
  name: 'troubleshooting.tell-helpers',
  payload: z.object({
    tellingId: z.uuid(),
    swarmId: z.uuid(),
    to: z.array(PersonId),
    event: z.enum(EVENTS),
    byId: PersonId.nullable(),
    by: z.string(),
    words: z.string(),
    title: z.string(),
  }),
});

export interface HelpNews {
  readonly swarmId: string;
  readonly to: readonly PersonId[];
  readonly event: (typeof EVENTS)[number];
  readonly by: string;
  readonly words: string;
  /** The subject of the case. */
  readonly title: string;
}

/** Sees to it that these people hear of it, once the transaction commits; never who does it themselves. */
export async function tellHelpers(tx: Tx, context: Context, { to, ...news }: HelpNews): Promise<void> {
  const byId = personOf(context.actor);
  const others = to.filter((id) => id !== byId);
  if (others.length > 0) await enqueue(tx, telling, { ...news, byId, to: others, tellingId: context.newId() });
}

/** Tells people of a swarm what became of it. */
export const tellHelpersJob = job(telling, (context, { tellingId, swarmId, to, event, byId, by, words, title }) =>
  transaction(context, (tx) =>
    giveNotices(tx, context, {
      id: tellingId,
      by: byId,
      notices: to.map((personId) => ({
        personId,
        topic: `swarm:${swarmId}:${tellingId}`,
        title,
        href: `/desk/swarm?swarm=${swarmId}`,
        news: { kind: 'help', event, by, words },
        insists: true,
      })),
    }),
  ),
);
