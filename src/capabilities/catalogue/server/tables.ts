import type { Generated } from 'kysely';
import type { CalendarId, ServiceId, TeamId } from '#kernel/ids.ts';
import type { Json, Timestamp } from '#platform/database/columns.ts';
import type { Policies } from '../domain/index.ts';

export interface CatalogueTables {
  'catalogue.service': {
    id: ServiceId;
    name: string;
    team_id: TeamId | null;
    calendar_id: CalendarId;
    policies: Json<Policies>;
    standing: Generated<boolean>;
    retired: Generated<boolean>;
    version: Generated<number>;
    created_at: Timestamp;
  };
}
