import { z } from 'zod';
import { queueMail } from '#capabilities/conversations/index.ts';
import { namesOf } from '#capabilities/people/index.ts';
import { CaseId, PersonId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import { awaitsApproval } from '../domain/approval.ts';
import { caseSubject } from '../facts.ts';
import { type Ask, askOf } from './approval-store.ts';
import { approvalMail } from './approval-words.ts';
import { personById } from './people.ts';
import { requestOf } from './request-store.ts';
import { caseOf, findReadable } from './store.ts';
import type { CaseRow } from './tables.ts';

const telling = jobKind({
  name: 'cases.tell-approver',
  payload: z.object({
    askId: z.uuid(),
    caseId: CaseId,
    personId: PersonId,
    due: z.int(),
    reminds: z.boolean(),
    /** Sent by itself, and so one of those that they may do without; what somebody of the desk sends is not. */
    byItself: z.boolean().optional(),
  }),
});
type Telling = z.output<typeof telling.payload>;

/** Has whoever is asked for their yes or no told so by mail, or reminded of it. */
export async function tellApproverLater(tx: Tx, told: Telling): Promise<void> {
  await enqueue(tx, telling, told, { key: `tell-approver:${told.askId}:${told.reminds}` });
}

/** Where they answer: those of the desk in the case, others on a page that shows what they decide and nothing else. */
export function whereToAnswer({ platform }: Context, { ofTheDesk }: Pick<Ask, 'ofTheDesk'>, number: number): string {
  return `${platform.publicUrl()}${ofTheDesk ? '/desk/case' : '/asked'}/${number}`;
}

async function stillAsked(tx: Tx, row: CaseRow | null, { askId, personId }: Telling): Promise<Ask | null> {
  if (!row || !awaitsApproval(caseOf(row))) return null;
  const ask = await askOf(tx, row.id, personId);
  return ask?.id === askId && ask.state === 'asked' ? ask : null;
}

async function tell(tx: Tx, context: Context, told: Telling): Promise<void> {
  const { caseId, personId, due, reminds } = told;
  const row = await findReadable(tx, context.actor, caseId);
  const [person, request, ask] = await Promise.all([
    personById(tx, personId),
    requestOf(tx, caseId),
    stillAsked(tx, row, told),
  ]);
  // What lies back is history that is being taken over: it was answered then.
  if (!row || !request || !ask || (!reminds && due < context.now - HOUR)) return;
  if (!person?.active || person.email === null) return;
  if (told.byItself && !person.optionalMails.includes('reminders')) return;
  const { people } = await namesOf(tx, { people: [row.requester_id] });
  const { id, name, email, language, timeZone } = person;
  const about = { language, timeZone, number: row.number, url: whereToAnswer(context, ask, row.number) };
  const requester = people.get(row.requester_id) ?? '';
  const asked = { ...request, requester, why: ask.why, due, now: context.now, reminds };
  await queueMail(tx, context, {
    subject: caseSubject(caseId),
    accountId: row.account_id,
    to: { personId: id, name, address: email, language, timeZone },
    ...approvalMail(about, asked),
    purpose: 'notice',
    ...(told.byItself ? { optional: 'reminders' as const } : {}),
  });
}

export const tellApproverJob = job(telling, (context, payload) =>
  transaction(context, (tx) => tell(tx, context, payload)),
);
