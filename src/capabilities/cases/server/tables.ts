import type { ColumnType, Generated, Selectable } from 'kysely';
import type { z } from 'zod';
import type { Priority } from '#capabilities/catalogue/index.ts';
import type { PromiseView } from '#capabilities/promises/contract.ts';
import type { PromisorBefore } from '#capabilities/promises/index.ts';
import type {
  AccountId,
  CaseId,
  FileId,
  MacroId,
  MessageId,
  PersonId,
  PromiseId,
  ProviderId,
  ServiceId,
  TeamId,
  TransferId,
  ViewId,
} from '#kernel/ids.ts';
import type { Json, NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { Following } from '../domain/following.ts';
import type { Relation } from '../domain/link.ts';
import type { CaseKind, CaseState, Urgency, WaitingReason } from '../domain/states.ts';
import type { Before } from '../domain/taking-back.ts';
import type { TransferState } from '../domain/transfer.ts';
import type { LiveEventTables } from './live-event-tables.ts';
import type { Step } from './macro-store.ts';
import type { RequestTables } from './request-tables.ts';
import type { StoredView } from './view-store.ts';

/** The part of a promise that a list shows. */
type OwedPromise = Pick<z.output<typeof PromiseView>, 'kind' | 'state'>;

export interface CaseTables extends RequestTables, LiveEventTables {
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
    channel: 'portal' | 'mail' | 'phone' | 'walk-up' | 'chat' | 'api' | 'site';
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
    offer_id: ColumnType<TransferId | null, TransferId | null | undefined, TransferId | null>;
    offered_to_id: ColumnType<PersonId | null, PersonId | null | undefined, PersonId | null>;
    offered_team_id: ColumnType<TeamId | null, TeamId | null | undefined, TeamId | null>;
    unanswered: ColumnType<boolean, boolean | undefined, boolean>;
    unreached_since: NullableTimestamp;
    unreached_address: ColumnType<string | null, string | null | undefined, string | null>;
    merged_into: ColumnType<CaseId | null, CaseId | null | undefined, CaseId | null>;
    parent_id: ColumnType<CaseId | null, CaseId | null | undefined, CaseId | null>;
    colleagues_see: ColumnType<boolean, boolean | undefined, boolean>;
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
    role: 'watcher' | 'helper' | 'approver';
    added_at: Timestamp;
  };
  'cases.transfer': {
    id: TransferId;
    case_id: CaseId;
    account_id: AccountId;
    state: TransferState;
    giver_id: PersonId;
    to_person_id: PersonId | null;
    to_team_id: TeamId | null;
    problem: string;
    done: string;
    next: string;
    follow_up_id: PromiseId | null;
    offered_at: Timestamp;
    answered_at: NullableTimestamp;
    answered_by: PersonId | null;
    reason: string | null;
  };
  'cases.merging': {
    duplicate_id: CaseId;
    survivor_id: CaseId;
    account_id: AccountId;
    state: CaseState;
    waiting_reason: WaitingReason | null;
    waiting_question: string | null;
    provider_id: ProviderId | null;
    survivor_unanswered: boolean;
    watchers: PersonId[];
    ended: PromiseId[];
    merged_by: PersonId;
    merged_at: Timestamp;
  };
  'cases.splitting': {
    case_id: CaseId;
    from_id: CaseId;
    account_id: AccountId;
    copies: MessageId[];
    split_by: PersonId;
    split_at: Timestamp;
  };
  'cases.way_back': {
    case_id: CaseId;
    account_id: AccountId;
    by_id: PersonId;
    version: number;
    before: Json<Before>;
    facts: number;
    promisors: Json<readonly PromisorBefore[]>;
    changed_at: Timestamp;
  };
  'cases.link': {
    case_id: CaseId;
    other_id: CaseId;
    account_id: AccountId;
    relation: Relation;
    linked_by: PersonId;
    linked_at: Timestamp;
  };
  'cases.escalation': {
    id: string;
    case_id: CaseId;
    account_id: AccountId;
    person_id: PersonId;
    words: string;
    needed_by: Timestamp;
    promise_id: PromiseId;
    escalated_at: Timestamp;
    answer: ColumnType<'raised' | 'told' | null, 'raised' | 'told' | null | undefined, 'raised' | 'told' | null>;
    answered_at: NullableTimestamp;
  };
  'cases.late_word': {
    promise_id: PromiseId;
    case_id: CaseId;
    account_id: AccountId;
    found_at: Timestamp;
    told_at: NullableTimestamp;
  };
  'cases.outgoing_reply': {
    id: MessageId;
    case_id: CaseId;
    account_id: AccountId;
    author_id: PersonId;
    author_name: string;
    text: string;
    next: Json<Following>;
    file_ids: FileId[];
    seen_message_id: MessageId | null;
    held_at: Timestamp;
    leaves_at: Timestamp;
    held_back: Generated<string | null>;
  };
  'cases.draft': {
    person_id: PersonId;
    case_id: CaseId;
    kind: 'reply' | 'note';
    account_id: AccountId;
    text: string;
    seen_message_id: MessageId | null;
    saved_at: Timestamp;
  };
  'cases.presence': {
    case_id: CaseId;
    person_id: PersonId;
    account_id: AccountId;
    person_name: string;
    doing: 'viewing' | 'reply' | 'note';
    seen_until: Timestamp;
  };
  'cases.macro': {
    id: MacroId;
    name: string;
    steps: Json<Step[]>;
    version: number;
    changed_at: Timestamp;
  };
  'cases.saved_view': {
    id: ViewId;
    person_id: PersonId | null;
    team_id: TeamId | null;
    name: string;
    view: Json<StoredView>;
    version: number;
    changed_at: Timestamp;
  };
  'cases.pinned_view': { person_id: PersonId; view_id: ViewId };
  'cases.customer': {
    person_id: PersonId;
    account_id: AccountId;
    reach_by: string | null;
    notes: string | null;
    changed_by: string;
    changed_at: Timestamp;
    version: number;
  };
  'cases.search_text': { case_id: CaseId; account_id: AccountId; words: string };
}

export type CaseRow = Selectable<CaseTables['cases.case']>;
export type MacroRow = Selectable<CaseTables['cases.macro']>;
export type SavedViewRow = Selectable<CaseTables['cases.saved_view']>;
export type OutgoingRow = Selectable<CaseTables['cases.outgoing_reply']>;
