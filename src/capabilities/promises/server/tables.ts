import type { ColumnType, Generated } from 'kysely';
import type {
  AccountId,
  AgreementId,
  CalendarId,
  PersonId,
  PromiseId,
  ProviderId,
  ServiceId,
  TeamId,
} from '#kernel/ids.ts';
import type { Json, NullableTimestamp, ReadOnly, Timestamp } from '#platform/database/columns.ts';
import type { Promisee, PromiseRecord, Promisor } from '../domain/index.ts';

export interface PromiseTables {
  'promises.promise': {
    id: PromiseId;
    subject_kind: string;
    subject_id: string;
    account_id: AccountId | null;
    kind: PromiseRecord['kind'];
    promisor_kind: Promisor['kind'];
    promisor_person_id: PersonId | null;
    promisor_team_id: TeamId | null;
    promisor_provider_id: ProviderId | null;
    promisee_kind: Promisee['kind'];
    promisee_person_id: PersonId | null;
    promisee_account_id: AccountId | null;
    promisee_team_id: TeamId | null;
    text: string;
    terms: Json<PromiseRecord['terms']>;
    agreement_id: AgreementId | null;
    agreement_name: string | null;
    agreement_version: number | null;
    agreement_rule: number | null;
    service_id: ServiceId | null;
    parent_id: PromiseId | null;
    calendar_id: CalendarId;
    calendar_version: number;
    anchor: Timestamp;
    due: Timestamp;
    made_at: Timestamp;
    state: PromiseRecord['state'];
    predecessor_id: PromiseId | null;
    successor_id: PromiseId | null;
    moves: number;
    open_time: ColumnType<number | null, never, never>;
    paused_time: ColumnType<number | null, never, never>;
    voided_time: ColumnType<number | null, never, never>;
    pauses: Json<PromiseRecord['pauses']>;
    warned: Json<PromiseRecord['warned']>;
    met_at: NullableTimestamp;
    heard_at: NullableTimestamp;
    unheard: ColumnType<boolean, boolean, never>;
    broken_at: NullableTimestamp;
    fulfilled_at: NullableTimestamp;
    closed_at: NullableTimestamp;
    reason: string | null;
    wake_at: NullableTimestamp;
    version: number;
    owed: ReadOnly<boolean>;
    lowered: Generated<boolean>;
    doubted_at: ColumnType<number | null, never, string | null>;
    judging_failures: Generated<number>;
    judging_trouble: ColumnType<string | null, never, string | null>;
  };
  'promises.objection': {
    promise_id: PromiseId;
    account_id: AccountId;
    person_id: PersonId;
    words: string;
    objected_at: Timestamp;
    stands: boolean;
    answered_at: NullableTimestamp;
  };
}
