import type { Generated } from 'kysely';
import type { AccountId, AgreementId, PersonId } from '#kernel/ids.ts';
import type { Json, Timestamp } from '#platform/database/columns.ts';
import type { AgreementKind, AgreementTerms, Parties } from '../domain/index.ts';

export interface AgreementTables {
  'agreements.agreement': {
    id: AgreementId;
    name: string;
    kind: AgreementKind;
    account_id: AccountId | null;
    parties: Json<Parties>;
    standing: boolean;
    draft: Json<AgreementTerms | null>;
    version: Generated<number>;
    created_at: Timestamp;
  };
  'agreements.agreement_version': {
    agreement_id: AgreementId;
    account_id: AccountId | null;
    version: number;
    effective_from: Timestamp;
    published_at: Timestamp;
    published_by: PersonId | null;
    terms: Json<AgreementTerms>;
  };
}
