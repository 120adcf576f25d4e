import type { Selectable } from 'kysely';
import type { AccountId, CaseId, PartyId, PersonId, PromiseId, ProviderId, ReferralId } from '#kernel/ids.ts';
import type { NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { Consent, PartyAnswer, ReferralOutcome } from '../domain/referral.ts';

export interface ReferralTables {
  'referrals.party': {
    id: PartyId;
    name: string;
    helps_with: string;
    phone: string | null;
    email: string | null;
    website: string | null;
    languages: string | null;
    hours: string | null;
    notes: string | null;
    provider_id: ProviderId | null;
    verified_at: Timestamp;
    verified_by: string;
    removed_at: NullableTimestamp;
    version: number;
  };
  'referrals.referral': {
    id: ReferralId;
    case_id: CaseId;
    account_id: AccountId;
    party_id: PartyId;
    party_name: string;
    reach: string;
    by_id: PersonId;
    by_name: string;
    made_at: Timestamp;
    passes: string | null;
    consent_how: Consent['how'] | null;
    follow_up_id: PromiseId;
    answer: PartyAnswer | null;
    answer_words: string | null;
    answered_at: NullableTimestamp;
    asked_at: NullableTimestamp;
    outcome: ReferralOutcome | null;
    outcome_words: string | null;
    outcome_by: 'customer' | 'desk' | null;
    outcome_at: NullableTimestamp;
  };
}

export type PartyRow = Selectable<ReferralTables['referrals.party']>;
export type ReferralRow = Selectable<ReferralTables['referrals.referral']>;
