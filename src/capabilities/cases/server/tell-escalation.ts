import { z } from 'zod';
import { giveNotices, type NewNotice } from '#capabilities/notices/index.ts';
import { answerableFor, namesOf } from '#capabilities/people/index.ts';
import { personOf } from '#kernel/actor.ts';
import { PersonId, TeamId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import type { Case } from '../domain/case.ts';

const telling = jobKind({
  name: 'cases.tell-escalation',
  payload: z.object({
    id: z.uuid(),
    title: z.string(),
    href: z.string(),
    words: z.string(),
    neededBy: z.int(),
    due: z.int(),
    ownerId: PersonId.nullable(),
    teamId: TeamId.nullable(),
    by: PersonId.nullable(),
  }),
});
type Telling = z.infer<typeof telling.payload>;

export interface EscalationTold {
  readonly known: Case;
  readonly number: number;
  readonly id: string;
  readonly words: string;
  readonly neededBy: Instant;
  /** When the answer is due. */
  readonly due: Instant;
}

/** Has whoever answers for a case told that its customer calls it more urgent, once the transaction is done. */
export async function tellOfEscalationLater(
  tx: Tx,
  context: Context,
  { known, number, ...said }: EscalationTold,
): Promise<void> {
  await enqueue(tx, telling, {
    ...said,
    title: known.subject,
    href: `/desk/case/${number}`,
    ownerId: known.ownerId,
    teamId: known.teamId,
    by: personOf(context.actor),
  });
}

/** The owner; where nobody owns it the lead of its team, and where that has none a manager. */
async function toldOf(tx: Tx, { ownerId, teamId }: Telling) {
  if (ownerId !== null) return [{ personId: ownerId, as: 'owner' as const }];
  const { leads, managers } = await answerableFor(tx, teamId === null ? [] : [teamId]);
  const leading = (teamId && leads.get(teamId)) ?? [];
  if (leading.length > 0) return leading.map((personId) => ({ personId, as: 'lead' as const }));
  return managers.map((personId) => ({ personId, as: 'manager' as const }));
}

async function give(tx: Tx, context: Context, told: Telling): Promise<void> {
  const { id, title, href, words, neededBy, due, by } = told;
  const customer = by === null ? '' : ((await namesOf(tx, { people: [by] })).people.get(by) ?? '');
  const notices = (await toldOf(tx, told)).map(({ personId, as }): NewNotice => {
    const news = { kind: 'escalated', customer, words, neededBy, due, as } as const;
    return { personId, topic: `escalation:${id}`, title, href, news, insists: true };
  });
  await giveNotices(tx, context, { id, by, notices });
}

export const tellEscalationJob = job(telling, (context, payload) =>
  transaction(context, (tx) => give(tx, context, payload)),
);
