import { z } from 'zod';
import { contract, endpoint } from '#kernel/contract.ts';
import { CaseId } from '#kernel/ids.ts';
import { isoInstant } from '#kernel/text.ts';
import { OCCASIONS } from './domain/index.ts';

const caseParams = z.strictObject({ caseId: CaseId });

/** My reminder of a case, and when I could be reminded of it. */
export const ReminderView = z.object({
  /** `back` once its moment has come; null where I set none. */
  reminder: z.object({ at: z.string(), back: z.boolean() }).nullable(),
  /** The next moment that the customer was promised: none after it, unless that is moved. */
  latest: z.string().nullable(),
  choices: z.array(z.object({ occasion: z.enum(OCCASIONS), at: z.string() })),
});

const onCase = { permission: 'reminder.own', params: caseParams, returns: ReminderView } as const;

export const remindersContract = contract(
  'reminders',
  { 'reminder.own': ['agent', 'lead', 'manager', 'admin'] },
  {
    listReminders: endpoint({
      method: 'GET',
      path: '/reminders',
      summary: 'The cases of which I wanted to be reminded by now, the one that came back first on top',
      permission: 'reminder.own',
      returns: z.object({
        items: z.array(
          z.object({
            case: z.object({ id: CaseId, number: z.int(), subject: z.string(), requester: z.string() }),
            at: z.string(),
          }),
        ),
      }),
    }),
    readReminder: endpoint({
      ...onCase,
      method: 'GET',
      path: '/cases/{caseId}/reminder',
      summary: 'When I am reminded of a case, and when I could be. Nobody else sees it',
    }),
    setReminder: endpoint({
      ...onCase,
      method: 'PUT',
      path: '/cases/{caseId}/reminder',
      summary:
        'Reminds me of a case at a moment, in place of an earlier reminder. Not after the next promise to its customer ' +
        'is due: that is moved first',
      body: z.strictObject({ at: isoInstant }),
    }),
    dropReminder: endpoint({
      ...onCase,
      method: 'DELETE',
      path: '/cases/{caseId}/reminder',
      summary: 'Ends my reminder of a case, also once it came back',
    }),
  },
);
