import { readableCase } from '#capabilities/cases/index.ts';
import { CaseId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import type { Subscription } from '#platform/subscribers.ts';
import { isTheirs, stillStands } from '../domain/index.ts';
import { putReminder, remindersOfCase, removeReminder } from './store.ts';
import { tellOfReminders } from './tell.ts';

/** Ends what stands no longer. Of whoever has the case now theirs is held: it ends when they give it away. */
async function follow(tx: Tx, context: Context, caseId: CaseId): Promise<void> {
  const reminders = await remindersOfCase(tx, caseId);
  if (reminders.length === 0) return;
  const known = await readableCase(tx, context.actor, caseId);
  for (const reminder of reminders) {
    if (!stillStands(reminder, known)) {
      await removeReminder(tx, reminder.id);
      await tellOfReminders(tx, context, reminder.personId);
    } else if (known && !reminder.held && isTheirs(known, reminder.personId)) {
      await putReminder(tx, { ...reminder, held: true });
    }
  }
}

/** Hears that a case changed hands or is over. Later and as the program: whoever did it may not see others' reminders. */
export const endWithCaseSubscription: Subscription = {
  name: 'reminders.end-with-case',
  kinds: ['case.taken', 'case.given', 'case.assigned', 'case.confirmed', 'case.closed', 'case.cancelled'],
  after: (context, { subject }) => transaction(context, (tx) => follow(tx, context, CaseId.parse(subject.id))),
};
