import { giveNotices } from '#capabilities/notices/index.ts';
import { actingPerson } from '#capabilities/people/index.ts';
import { mayUse, type PersonActor } from '#kernel/actor.ts';
import type { MessageId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { inOneTransaction, reading, transaction } from '#platform/database/transaction.ts';
import { job } from '#platform/jobs.ts';
import { casesContract } from '../contract.ts';
import { sendHeldReply } from './job-kinds.ts';
import { replyToCustomer } from './operations/reply.ts';
import { tellOfOutgoing } from './operations/send-reply.ts';
import { findOutgoing, keepBack, type Outgoing, removeOutgoing } from './outgoing-store.ts';
import { personById } from './people.ts';
import { caseOf, findReadable } from './store.ts';

/** Sends it as its author, with the rights that they have now. One that was taken back meanwhile is nothing to send. */
async function sendAs(context: Context, actor: PersonActor, held: Outgoing): Promise<Result<null>> {
  if (!mayUse(actor, 'case.reply', casesContract.grants)) return refuse('forbidden', 403);
  try {
    return await inOneTransaction({ ...context, actor }, async (bound): Promise<Result<null>> => {
      const mine = bound.tx && (await removeOutgoing(bound.tx, held.id, actor.personId));
      if (!mine) return ok(null);
      const { caseId, text, next, fileIds, seenMessageId } = held;
      const said = await replyToCustomer(bound, {
        ...{ caseId, text, next, fileIds, messageId: held.id },
        seenMessageId: seenMessageId ?? undefined,
      });
      return said.ok ? ok(null) : said;
    });
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return { ok: false, refusal: { code: error.code } };
    throw error;
  }
}

/** What can't leave stays where its author finds it, and they are told. */
async function holdBack(context: Context, held: Outgoing, code: string): Promise<void> {
  await transaction(context, async (tx) => {
    const row = await findReadable(tx, context.actor, held.caseId);
    if (!row || !(await keepBack(tx, held.id, code))) return;
    tellOfOutgoing(tx, context, caseOf(row));
    const customer = (await personById(tx, row.requester_id))?.name ?? '';
    await giveNotices(tx, context, {
      id: held.id,
      by: null,
      notices: [
        {
          personId: held.author.id,
          topic: `reply-held-back:${held.id}`,
          title: row.subject,
          href: `/desk/case/${row.number}`,
          news: { kind: 'reply-held-back', customer },
          insists: true,
        },
      ],
    });
  });
}

async function leave(context: Context, messageId: MessageId): Promise<void> {
  const held = await reading(context, (tx) => findOutgoing(tx, messageId));
  if (!held || held.heldBack !== null) return;
  const actor = await reading(context, (tx) => actingPerson(tx, held.author.id));
  const sent = actor ? await sendAs(context, actor, held) : refuse('forbidden', 403);
  if (!sent.ok) await holdBack(context, held, sent.refusal.code);
}

export const sendHeldReplyJob = job(sendHeldReply, (context, { messageId }) => leave(context, messageId));
