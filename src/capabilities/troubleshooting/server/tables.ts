import type { Generated, Selectable } from 'kysely';
import type { AccountId, CaseId, ContributionId, HypothesisId, PersonId, StepId, SwarmId } from '#kernel/ids.ts';
import type { NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { PromptAnswer, Signal } from '../domain/alone.ts';
import type { Answer, HelpKind } from '../domain/swarm.ts';
import type { Aspect, Outcome, Phase, Verdict } from '../domain/words.ts';

export interface TroubleshootingTables {
  'troubleshooting.step': {
    id: StepId;
    case_id: CaseId;
    account_id: AccountId;
    place: number;
    phase: Phase;
    what: string;
    expected: string | null;
    saw: string | null;
    outcome: Outcome;
    by_id: PersonId;
    by_name: string;
    credit_id: PersonId | null;
    credit_name: string | null;
    logged_at: Timestamp;
    settled_at: NullableTimestamp;
    version: Generated<number>;
  };
  'troubleshooting.shared_step': {
    step_id: StepId;
    case_id: CaseId;
    account_id: AccountId;
    place: number;
    words: string;
    outcome: Outcome;
    shared_at: Timestamp;
  };
  'troubleshooting.boundary': {
    case_id: CaseId;
    account_id: AccountId;
    aspect: Aspect;
    is_so: string;
    is_not: string;
    by_name: string;
    said_at: Timestamp;
  };
  'troubleshooting.hypothesis': {
    id: HypothesisId;
    case_id: CaseId;
    account_id: AccountId;
    statement: string;
    predicts: string;
    test: string;
    verdict: Verdict;
    result: string | null;
    by_id: PersonId;
    by_name: string;
    stated_at: Timestamp;
    judged_at: NullableTimestamp;
  };
  'troubleshooting.swarm': {
    id: SwarmId;
    case_id: CaseId;
    account_id: AccountId;
    question: string;
    help: HelpKind;
    step_ids: StepId[];
    by_id: PersonId;
    by_name: string;
    asked_at: Timestamp;
    closed_at: NullableTimestamp;
    helped: string | null;
  };
  'troubleshooting.invitation': {
    swarm_id: SwarmId;
    account_id: AccountId;
    person_id: PersonId;
    person_name: string;
    state: 'asked' | Answer;
    later_at: NullableTimestamp;
    instead: string | null;
    asked_at: Timestamp;
    answered_at: NullableTimestamp;
  };
  'troubleshooting.contribution': {
    id: ContributionId;
    swarm_id: SwarmId;
    account_id: AccountId;
    kind: 'word' | 'proposal';
    text: string;
    by_id: PersonId;
    by_name: string;
    said_at: Timestamp;
    step_id: StepId | null;
    thanked_at: NullableTimestamp;
  };
  'troubleshooting.prompt': {
    id: string;
    case_id: CaseId;
    account_id: AccountId;
    person_id: PersonId;
    points: number;
    signals: Signal[];
    shown_at: Timestamp;
    answer: PromptAnswer | null;
    reason: string | null;
    answered_at: NullableTimestamp;
  };
}

export type StepRow = Selectable<TroubleshootingTables['troubleshooting.step']>;
export type HypothesisRow = Selectable<TroubleshootingTables['troubleshooting.hypothesis']>;
