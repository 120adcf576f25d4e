import type { AccountId, CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import type { NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { ContactWay } from '../domain/live-event.ts';

/** What people are in, and the tries to reach somebody who was promised it. */
export interface LiveEventTables {
  'cases.live_event': {
    case_id: CaseId;
    account_id: AccountId;
    starts_at: Timestamp;
    ends_at: NullableTimestamp;
    way: ContactWay;
    place: string;
    fallback: string | null;
    said_at: Timestamp;
    over_at: NullableTimestamp;
    came_from: CaseId | null;
  };
  'cases.contact_try': {
    id: string;
    case_id: CaseId;
    account_id: AccountId;
    promise_id: PromiseId;
    way: ContactWay;
    message_left: boolean;
    tried_by: PersonId;
    tried_at: Timestamp;
  };
}
