import type { Generated } from 'kysely';
import type { PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Timestamp } from '#platform/database/columns.ts';

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
}
