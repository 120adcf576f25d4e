import type { Selectable } from 'kysely';
import type { SiteId } from '#kernel/ids.ts';
import type { Timestamp } from '#platform/database/columns.ts';

export interface SiteTables {
  'sites.site': {
    id: SiteId;
    origin: string;
    shows: boolean;
    added_at: Timestamp;
    version: number;
  };
  'sites.turned_away': {
    origin: string;
    times: number;
    last_at: Timestamp;
  };
}

export type SiteRow = Selectable<SiteTables['sites.site']>;
export type TurnedAwayRow = Selectable<SiteTables['sites.turned_away']>;
