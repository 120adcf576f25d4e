import type { Generated } from 'kysely';
import type { Answer, ApprovalNeeds } from '#capabilities/catalogue/index.ts';
import type { AccountId, CaseId, PersonId, PromiseId, RequestItemId } from '#kernel/ids.ts';
import type { Json, NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { AskState } from '../domain/approval.ts';
import type { AskWhy } from '../domain/approvers.ts';

/** What was requested, and who was asked to say yes or no. */
export interface RequestTables {
  'cases.request': {
    case_id: CaseId;
    account_id: AccountId;
    item_id: RequestItemId;
    item_name: string;
    answers: Json<readonly Answer[]>;
    item_summary: string | null;
    item_cost: string | null;
    approval_needs: Generated<ApprovalNeeds>;
    approval_days: Generated<number>;
  };
  'cases.approval': {
    id: string;
    case_id: CaseId;
    account_id: AccountId;
    person_id: PersonId;
    why: AskWhy;
    of_the_desk: boolean;
    outside: boolean;
    promise_id: PromiseId | null;
    state: Generated<AskState>;
    reason: string | null;
    asked_at: Timestamp;
    reminded_at: NullableTimestamp;
    decided_at: NullableTimestamp;
  };
}
