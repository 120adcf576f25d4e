import type { Selectable } from 'kysely';
import type { AccountId, CaseId, FeedbackId, PersonId, PromiseId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { Cause, Feedback, Outcome, Rating } from '../domain/feedback.ts';

export interface FeedbackTables {
  'feedback.feedback': {
    id: FeedbackId;
    case_id: CaseId;
    account_id: AccountId;
    person_id: PersonId;
    service_id: ServiceId;
    team_id: TeamId | null;
    owner_id: PersonId | null;
    rating: Rating;
    words: string | null;
    causes: Cause[];
    via: Feedback['via'];
    given_at: Timestamp;
    changed_at: Timestamp;
    promise_id: PromiseId | null;
    outcome: Outcome | null;
    answer: string | null;
    answered_by: PersonId | null;
    answered_by_name: string | null;
    answered_at: NullableTimestamp;
    version: number;
  };
}

export type FeedbackRow = Selectable<FeedbackTables['feedback.feedback']>;
