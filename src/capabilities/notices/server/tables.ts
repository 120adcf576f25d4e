import type { PersonId } from '#kernel/ids.ts';
import type { Json, NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { News, Rhythm } from '../domain/index.ts';

export interface NoticeTables {
  'notices.notice': {
    id: string;
    person_id: PersonId;
    topic: string;
    rank: number;
    title: string;
    href: string;
    news: Json<News>;
    tellings: string[];
    given_at: Timestamp;
    read_at: NullableTimestamp;
    /** When it went out by mail as it is now. */
    mailed_at: NullableTimestamp;
  };
  'notices.mail_choice': {
    person_id: PersonId;
    rhythm: Rhythm;
    digest_at: string[];
    quiet_from: string | null;
    quiet_until: string | null;
    quiet_weekends: boolean;
    chosen_at: Timestamp;
  };
}
