import type { Generated, Selectable } from 'kysely';
import type { AccountId, CallId, CaseId, PersonId, PromiseId } from '#kernel/ids.ts';
import type { Json, NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { CallSettings } from '../domain/index.ts';

export interface CallTables {
  'calls.missed_call': {
    id: CallId;
    case_id: CaseId;
    account_id: AccountId;
    caller_id: PersonId;
    promise_id: PromiseId | null;
    from_number: string | null;
    to_number: string | null;
    called_at: Timestamp;
    recorded_at: Timestamp;
    voicemail: string | null;
    recorded: boolean;
    told_by: PersonId;
    foreign_id: string | null;
    settled_at: NullableTimestamp;
  };
  'calls.settings': {
    only_one: Generated<boolean>;
    country: CallSettings['country'];
    lines: Json<CallSettings['lines']>;
    version: Generated<number>;
  };
}

export type CallRow = Selectable<CallTables['calls.missed_call']>;
