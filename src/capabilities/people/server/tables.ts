import type { ColumnType, Generated } from 'kysely';
import type { Role } from '#kernel/actor.ts';
import type { AbsenceId, AccountId, PersonId, ProviderId, TeamId, TokenId } from '#kernel/ids.ts';
import type { Language } from '#kernel/text.ts';
import type { Json, NullableTimestamp, Timestamp } from '#platform/database/columns.ts';
import type { ColleaguesSee, OptionalMail, Organisation, ReachBy } from '../domain/index.ts';

/** Who said that an address is this person's. */
export type ContactSource = 'administrator' | 'mail';

/** A person's own keys by command. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>;
export type Density = 'compact' | 'normal' | 'relaxed';

export interface PeopleTables {
  'people.account': {
    id: AccountId;
    name: string;
    kind: 'organisation' | 'business-unit';
    time_zone: string;
    colleagues_see: Generated<ColleaguesSee>;
    version: Generated<number>;
    created_at: Timestamp;
  };
  'people.provider': { id: ProviderId; name: string; version: Generated<number>; created_at: Timestamp };
  'people.team': {
    id: TeamId;
    name: string;
    called: Generated<string | null>;
    signature: Generated<string | null>;
    next_word_minutes: Generated<number | null>;
    version: Generated<number>;
    created_at: Timestamp;
  };
  'people.team_member': { team_id: TeamId; person_id: PersonId; lead: boolean };
  'people.person': {
    id: PersonId;
    name: string;
    roles: Role[];
    account_id: AccountId | null;
    provider_id: ProviderId | null;
    language: Language;
    time_zone: string;
    colour_scheme: Generated<'auto' | 'light' | 'dark'>;
    shortcuts: Generated<boolean>;
    undo_seconds: Generated<number>;
    density: Generated<Density>;
    keys: ColumnType<OwnKeys, string | undefined, string>;
    reach_by: Generated<ReachBy>;
    phone: Generated<string | null>;
    may_be_asked: Generated<boolean>;
    optional_mails: Generated<OptionalMail[]>;
    signature: Generated<string | null>;
    active: Generated<boolean>;
    manages_account: Generated<boolean>;
    version: Generated<number>;
    created_at: Timestamp;
  };
  'people.contact_point': {
    person_id: PersonId;
    kind: 'email';
    address: string;
    source: ContactSource;
    verified_at: NullableTimestamp;
    created_at: Timestamp;
  };
  'people.absence': {
    id: AbsenceId;
    person_id: PersonId;
    from_at: Timestamp;
    until_at: Timestamp;
    stand_in_id: PersonId | null;
    said_by: PersonId | null;
    said_at: Timestamp;
    ended_at: NullableTimestamp;
  };
  'people.api_token': {
    id: TokenId;
    person_id: PersonId;
    name: string;
    hash: Buffer;
    scopes: string[];
    expires_at: Timestamp;
    last_used_at: NullableTimestamp;
    created_at: Timestamp;
  };
  'platform.setting': { name: string; value: Json<Organisation>; version: Generated<number> };
  'platform.secret': { name: string; value: Buffer };
}
