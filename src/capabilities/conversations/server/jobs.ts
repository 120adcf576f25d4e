import { MINUTE } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { enqueue, type Job, job } from '#platform/jobs.ts';
import { mailParser } from '#platform/mail/parse-in-worker.ts';
import { type Recurring, recurring } from '#platform/recurring.ts';
import { waitingSince } from './inbound-store.ts';
import type { Intake } from './intake-port.ts';
import { sendMail, takeInMail } from './job-kinds.ts';
import { sendOne } from './operations/send-mail.ts';
import { takeIn } from './operations/take-in-mail.ts';
import { overdueOutbound } from './outbound-store.ts';

const TOO_LONG_IN = MINUTE;
/** A try may take three minutes, and its job comes back by itself. */
const TOO_LONG_OUT = 5 * MINUTE;

/**
 * Queues work anew for mails, in and out, that waited longer than any way of things explains. Each keeps its place: where
 * the queue is only long, whoever waited longest must not go behind who came later.
 */
export async function sweepMail(context: Context): Promise<{ readonly inbound: number; readonly outbound: number }> {
  return transaction(context, async (tx) => {
    const inbound = await waitingSince(tx, context.now - TOO_LONG_IN);
    for (const { id, since: runAt } of inbound) {
      await enqueue(tx, takeInMail, { inboundMailId: id }, { key: `take-in-mail:${id}`, runAt });
    }
    const outbound = await overdueOutbound(tx, context.now - TOO_LONG_OUT);
    for (const { id, since: runAt } of outbound) {
      await enqueue(tx, sendMail, { outboundMailId: id }, { key: `send-mail:${id}`, runAt });
    }
    return { inbound: inbound.length, outbound: outbound.length };
  });
}

/** The jobs of mail in and out. `port` is how mail becomes cases and replies. */
export function conversationJobs(port: Intake): readonly Job[] {
  const parser = mailParser();
  return [
    job(takeInMail, (context, { inboundMailId }) => takeIn(context, inboundMailId, { port, parser })),
    job(sendMail, (context, { outboundMailId }) => sendOne(context, outboundMailId)),
  ];
}

export const conversationRecurring: readonly Recurring[] = [
  recurring('conversations.sweep-mail', MINUTE, async (context) => {
    const swept = await sweepMail(context);
    if (swept.inbound + swept.outbound > 0)
      context.platform.log.warn(swept, 'mails waited too long; their work is queued anew');
  }),
];
