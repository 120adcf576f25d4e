import { z } from 'zod';
import { giveNotices, type NewNotice } from '#capabilities/notices/index.ts';
import { answerableFor } from '#capabilities/people/index.ts';
import type { PromiseRecord } from '#capabilities/promises/index.ts';
import { personOf } from '#kernel/actor.ts';
import { PersonId, PromiseId, TeamId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import type { Case } from '../domain/case.ts';

const telling = jobKind({
  name: 'cases.tell-objection',
  payload: z.object({
    tellingId: z.uuid(),
    promiseId: PromiseId,
    title: z.string(),
    href: z.string(),
    text: z.string(),
    due: z.int(),
    stands: z.boolean(),
    /** Who keeps the promise, where it is not the owner. */
    keeperId: PersonId.nullable(),
    ownerId: PersonId.nullable(),
    teamId: TeamId.nullable(),
    by: PersonId.nullable().default(null),
  }),
});
type Telling = z.infer<typeof telling.payload>;

export interface ObjectionTold {
  readonly known: Case;
  readonly number: number;
  /** The promise that it was moved to. */
  readonly moved: PromiseRecord;
  /** Whether the old one stands again. */
  readonly stands: boolean;
}

/** Has the owner, whoever keeps the promise and the team's lead told of an objection, once the transaction is done. */
export async function tellOfObjectionLater(
  tx: Tx,
  context: Context,
  { known, number, moved, stands }: ObjectionTold,
): Promise<void> {
  const keeper = 'personId' in moved.promisor ? moved.promisor.personId : null;
  await enqueue(tx, telling, {
    tellingId: context.newId(),
    promiseId: moved.id,
    title: known.subject,
    href: `/desk/case/${number}`,
    text: moved.text,
    due: moved.due,
    stands,
    keeperId: keeper,
    ownerId: known.ownerId,
    teamId: known.teamId,
    by: personOf(context.actor),
  });
}

async function give(tx: Tx, context: Context, told: Telling): Promise<void> {
  const { leads, managers } = await answerableFor(tx, told.teamId === null ? [] : [told.teamId]);
  const leading = (told.teamId && leads.get(told.teamId)) ?? [];
  const roles = new Map<PersonId, 'assignee' | 'owner' | 'lead' | 'manager'>();
  for (const id of leading) roles.set(id, 'lead');
  if (told.keeperId !== null) roles.set(told.keeperId, 'assignee');
  if (told.ownerId !== null) roles.set(told.ownerId, 'owner');
  if (roles.size === 0) for (const id of managers) roles.set(id, 'manager');
  const notices = [...roles].map(([personId, as]): NewNotice => {
    const { promiseId, title, href, text, due, stands } = told;
    const news = { kind: 'objected', promise: text, due, stands, as } as const;
    return { personId, topic: `objection:${promiseId}`, title, href, news, insists: true };
  });
  await giveNotices(tx, context, { id: told.tellingId, by: told.by, notices });
}

export const tellObjectionJob = job(telling, (context, payload) =>
  transaction(context, (tx) => give(tx, context, payload)),
);
