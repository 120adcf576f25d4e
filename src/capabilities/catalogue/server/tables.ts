import type { Generated } from 'kysely';
import type { PersonId, RequestItemId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Json, Timestamp } from '#platform/database/columns.ts';
import type { ApprovalBy, ApprovalNeeds, FormField } from '../domain/index.ts';

export interface CatalogueTables {
  'catalogue.service': {
    id: ServiceId;
    name: string;
    team_id: TeamId | null;
    owner_id: PersonId | null;
    standing: Generated<boolean>;
    retired: Generated<boolean>;
    version: Generated<number>;
    created_at: Timestamp;
  };
  'catalogue.request_item': {
    id: RequestItemId;
    slug: string;
    name: string;
    summary: string;
    cost: string | null;
    service_id: ServiceId;
    approver_id: PersonId | null;
    approval_by: Generated<ApprovalBy>;
    approval_needs: Generated<ApprovalNeeds>;
    approval_days: Generated<number>;
    form: Json<readonly FormField[]>;
    retired: Generated<boolean>;
    version: Generated<number>;
    created_at: Timestamp;
  };
}
