import type { PersonId } from '#kernel/ids.ts';
import type { Json, NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { News } from '../domain/index.ts';

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
  };
}
