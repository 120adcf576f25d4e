import type { Selectable } from 'kysely';
import type { AccountId, CaseId, ImprovementId, PersonId, PromiseId, TeamId } from '#kernel/ids.ts';
import type { NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { Cause, Confidence, DECISIONS, ImprovementState } from '../domain/index.ts';

export interface ImprovementTables {
  'improvements.improvement': {
    id: ImprovementId;
    title: string;
    wrong: string;
    help: string | null;
    causes: Cause[];
    cause_words: string | null;
    state: ImprovementState;
    proposed_by_id: PersonId;
    proposed_by_name: string;
    proposed_at: Timestamp;
    team_id: TeamId | null;
    answer_id: PromiseId;
    impact: number | null;
    effort: number | null;
    confidence: Confidence | null;
    assessed_by: string | null;
    assessed_at: NullableTimestamp;
    decision: (typeof DECISIONS)[number] | null;
    decision_words: string | null;
    decided_by: string | null;
    decided_at: NullableTimestamp;
    review_at: NullableTimestamp;
    owner_id: PersonId | null;
    owner_name: string | null;
    done_id: PromiseId | null;
    done_words: string | null;
    done_at: NullableTimestamp;
    version: number;
  };
  'improvements.evidence': {
    improvement_id: ImprovementId;
    case_id: CaseId;
    account_id: AccountId;
    by_name: string;
    words: string | null;
    added_at: Timestamp;
  };
  'improvements.dismissal': {
    case_id: CaseId;
    account_id: AccountId;
    by_id: PersonId;
    dismissed_at: Timestamp;
  };
}

export type ImprovementRow = Selectable<ImprovementTables['improvements.improvement']>;
