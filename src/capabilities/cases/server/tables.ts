import type { ColumnType, Generated, Selectable } from 'kysely';
import type { z } from 'zod';
import type { Priority } from '#capabilities/catalogue/index.ts';
import type { PromiseView } from '#capabilities/promises/contract.ts';
import type { AccountId, CaseId, MessageId, PersonId, PromiseId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { CaseKind, CaseState, Urgency, WaitingReason } from '../domain/states.ts';

/** The part of a promise that a list shows. */
type OwedPromise = Pick<z.output<typeof PromiseView>, 'kind' | 'state'>;

export interface CaseTables {
  'cases.case': {
    id: CaseId;
    number: Generated<number>;
    account_id: AccountId;
    kind: CaseKind;
    state: CaseState;
    waiting_reason: WaitingReason | null;
    waiting_question: string | null;
    subject: string;
    goal: string | null;
    service_id: ServiceId;
    requester_id: PersonId;
    owner_id: PersonId | null;
    assignee_id: PersonId | null;
    team_id: TeamId | null;
    provider_id: ProviderId | null;
    channel: 'portal' | 'mail' | 'phone' | 'walk-up' | 'chat' | 'api';
    priority: Priority;
    stated_urgency: Urgency;
    assessed_urgency: Urgency;
    now_text: string | null;
    now_by: string | null;
    now_by_id: PersonId | null;
    now_since: NullableTimestamp;
    next_promise_id: PromiseId | null;
    next_promise_person_id: PersonId | null;
    next_promise_kind: OwedPromise['kind'] | null;
    next_promise_state: OwedPromise['state'] | null;
    next_promise_made_at: NullableTimestamp;
    next_promise_soon_at: NullableTimestamp;
    next_due_at: NullableTimestamp;
    last_customer_word_at: NullableTimestamp;
    last_team_word_at: NullableTimestamp;
    last_customer_message_id: MessageId | null;
    unanswered: ColumnType<boolean, boolean | undefined, boolean>;
    unreached_since: NullableTimestamp;
    unreached_address: ColumnType<string | null, string | null | undefined, string | null>;
    merged_into: ColumnType<CaseId | null, CaseId | null | undefined, CaseId | null>;
    open: ColumnType<boolean, boolean | undefined, boolean>;
    opened_at: Timestamp;
    resolved_at: NullableTimestamp;
    closed_at: NullableTimestamp;
    version: Generated<number>;
  };
  'cases.participant': {
    case_id: CaseId;
    account_id: AccountId;
    person_id: PersonId;
    role: 'watcher' | 'helper';
    added_at: Timestamp;
  };
  'cases.late_word': {
    promise_id: PromiseId;
    case_id: CaseId;
    account_id: AccountId;
    found_at: Timestamp;
    told_at: NullableTimestamp;
  };
  'cases.search_text': { case_id: CaseId; account_id: AccountId; words: string };
}

export type CaseRow = Selectable<CaseTables['cases.case']>;
