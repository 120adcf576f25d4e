import { z } from 'zod';
import { type KnownCase, readableCase } from '#capabilities/cases/index.ts';
import { giveNotices } from '#capabilities/notices/index.ts';
import { actingPerson } from '#capabilities/people/index.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { job, jobKind } from '#platform/jobs.ts';
import { stillStands } from '../domain/index.ts';
import { lockReminder, putReminder, type Reminder, removeReminder } from './store.ts';
import { tellOfReminders } from './tell.ts';

/** Brings a case back to who wanted to be reminded of it. A reminder that was moved has another id. */
export const remind = jobKind({ name: 'reminders.remind', payload: z.object({ reminderId: z.uuid() }) });

/** The case as its person may read it now; null once they may not, or are gone. */
async function caseFor(tx: Tx, { personId, caseId }: Reminder): Promise<KnownCase | null> {
  const person = await actingPerson(tx, personId);
  return person && readableCase(tx, person, caseId);
}

/** Once: what came back already, was dropped or moved is nothing to do. */
async function bringBack(tx: Tx, context: Context, reminderId: string): Promise<void> {
  const reminder = await lockReminder(tx, reminderId);
  if (!reminder || reminder.remindedAt !== null) return;
  const known = await caseFor(tx, reminder);
  const { personId } = reminder;
  if (known === null || !stillStands(reminder, known)) await removeReminder(tx, reminder.id);
  else {
    await putReminder(tx, { ...reminder, remindedAt: context.now });
    const news = { kind: 'reminder' } as const;
    const about = { title: known.subject, href: `/desk/case/${known.number}`, topic: `reminder:${reminder.id}` };
    await giveNotices(tx, context, {
      id: reminder.id,
      by: null,
      notices: [{ ...about, personId, news, insists: true }],
    });
  }
  await tellOfReminders(tx, context, personId);
}

export const remindJob = job(remind, (context, { reminderId }) =>
  transaction(context, (tx) => bringBack(tx, context, reminderId)),
);
