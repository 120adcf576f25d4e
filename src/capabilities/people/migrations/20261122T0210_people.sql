-- People and what they belong to: accounts (customer organisations), teams, providers.

create schema people;
grant usage on schema people to evenkeel_customer, evenkeel_agent, evenkeel_system;

create table people.account (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('organisation', 'business-unit')),
  time_zone text not null,
  version integer not null default 1,
  created_at timestamptz not null
);
create index account_by_name on people.account (name, id);
alter table people.account enable row level security;
alter table people.account force row level security;
create policy own_accounts on people.account for select to evenkeel_customer, evenkeel_agent
  using (id = any ((select platform.asking_accounts())::uuid[]));
create policy staff_add on people.account for insert to evenkeel_agent with check (true);
create policy system_passes on people.account to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select on people.account to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant insert on people.account to evenkeel_agent, evenkeel_system;

create table people.provider (
  id uuid primary key,
  name text not null,
  version integer not null default 1,
  created_at timestamptz not null
);
create index provider_by_name on people.provider (name, id);
grant select, insert on people.provider to evenkeel_agent, evenkeel_system;

create table people.team (
  id uuid primary key,
  name text not null,
  version integer not null default 1,
  created_at timestamptz not null
);
create index team_by_name on people.team (name, id);
grant select, insert on people.team to evenkeel_agent, evenkeel_system;

create table people.person (
  id uuid primary key,
  name text not null,
  roles text[] not null check (
    cardinality(roles) > 0 and roles <@ array['customer', 'agent', 'lead', 'provider', 'manager', 'admin']
  ),
  -- The customer organisation that they belong to; staff may belong to none.
  account_id uuid references people.account (id),
  provider_id uuid references people.provider (id),
  language text not null,
  time_zone text not null,
  colour_scheme text not null default 'auto' check (colour_scheme in ('auto', 'light', 'dark')),
  shortcuts boolean not null default true,
  active boolean not null default true,
  -- Their sign-in, once they have one.
  user_id uuid unique references identity."user" (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null
);
create index person_by_name on people.person (name, id);
create index person_by_account on people.person (account_id) where account_id is not null;
create index person_administrators on people.person (id) where active and 'admin' = any (roles);
alter table people.person enable row level security;
alter table people.person force row level security;
create policy only_oneself on people.person to evenkeel_customer
  using (id = (select platform.asking_person())) with check (id = (select platform.asking_person()));
create policy staff_and_own_accounts on people.person to evenkeel_agent
  using (account_id is null or account_id = any ((select platform.asking_accounts())::uuid[]))
  with check (account_id is null or account_id = any ((select platform.asking_accounts())::uuid[]));
create policy system_passes on people.person to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select on people.person to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant insert, update on people.person to evenkeel_agent, evenkeel_system;
grant update (language, time_zone, colour_scheme, shortcuts, version) on people.person to evenkeel_customer;

-- An address is how to reach somebody, never who they are. It is theirs once an administrator said so or they
-- opened a link that was sent to it; what a mail merely claimed is not.
create table people.contact_point (
  person_id uuid not null references people.person (id) on delete cascade,
  kind text not null check (kind in ('email')),
  address text not null check (address = lower(address)),
  source text not null check (source in ('administrator', 'mail')),
  verified_at timestamptz,
  created_at timestamptz not null,
  primary key (person_id, kind, address)
);
create unique index contact_point_owned on people.contact_point (kind, address)
  where verified_at is not null or source = 'administrator';
create unique index contact_point_claimed_by_mail on people.contact_point (kind, address) where source = 'mail';
alter table people.contact_point enable row level security;
alter table people.contact_point force row level security;
create policy as_the_person on people.contact_point to evenkeel_customer, evenkeel_agent
  using (exists (select from people.person p where p.id = person_id))
  with check (exists (select from people.person p where p.id = person_id));
create policy system_passes on people.contact_point to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select on people.contact_point to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant insert on people.contact_point to evenkeel_agent, evenkeel_system;

create table people.team_member (
  team_id uuid not null references people.team (id) on delete cascade,
  person_id uuid not null references people.person (id) on delete cascade,
  lead boolean not null default false,
  primary key (team_id, person_id)
);
create index team_member_by_person on people.team_member (person_id);
grant select, insert, delete on people.team_member to evenkeel_agent, evenkeel_system;

-- Keys that let a program speak for a person, within scopes. Of the key itself only its SHA-256 is kept.
create table people.api_token (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  name text not null,
  hash bytea not null unique,
  scopes text[] not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  created_at timestamptz not null
);
create index api_token_by_person on people.api_token (person_id, created_at);
alter table people.api_token enable row level security;
alter table people.api_token force row level security;
create policy own_tokens on people.api_token to evenkeel_agent
  using (person_id = (select platform.asking_person())) with check (person_id = (select platform.asking_person()));
create policy system_passes on people.api_token to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select, insert, delete on people.api_token to evenkeel_agent, evenkeel_system;
