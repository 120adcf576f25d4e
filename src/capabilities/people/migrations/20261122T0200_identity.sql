-- Sign-in: users, their sessions and credentials. Only evenkeel_identity reads these tables; the rest of the
-- program sees people. A user belongs to a person by people.person.user_id, never by the address.

create schema identity;
grant usage on schema identity to evenkeel_identity;

create table identity."user" (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  -- What a person types to sign in. Data, not identity: sessions and links carry the id.
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table identity.session (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references identity."user" (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_by_user on identity.session (user_id);
create index session_by_end on identity.session (expires_at);

-- How a user proves who they are: a password hash now, subjects at other issuers later.
create table identity.credential (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references identity."user" (id) on delete cascade,
  provider_id text not null,
  subject text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, subject)
);
create index credential_by_user on identity.credential (user_id);

-- One-time values by the hash of their secret: sign-in links, second-factor challenges, trusted devices.
create table identity.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_by_identifier on identity.verification (identifier, created_at desc);
create index verification_by_end on identity.verification (expires_at);

create table identity.two_factor (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references identity."user" (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index two_factor_by_user on identity.two_factor (user_id);

-- Attempts per key in its present window; one row serves all nodes. Losing it in a crash costs nothing.
create unlogged table identity.rate_limit (
  key text primary key,
  count integer not null,
  window_ends_at timestamptz not null
);
create index rate_limit_by_end on identity.rate_limit (window_ends_at);

grant select, insert, update, delete on all tables in schema identity to evenkeel_identity;
