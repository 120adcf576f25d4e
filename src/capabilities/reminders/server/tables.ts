import type { AccountId, CaseId, PersonId } from '#kernel/ids.ts';
import type { NullableTimestamp, Timestamp } from '#platform/database/columns.ts';

export interface ReminderTables {
  'reminders.reminder': {
    id: string;
    person_id: PersonId;
    case_id: CaseId;
    account_id: AccountId;
    held: boolean;
    remind_at: Timestamp;
    reminded_at: NullableTimestamp;
  };
}
