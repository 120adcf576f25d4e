-- Answers kept for repeated requests, files by content, settings and keys, and who works on jobs.

create table platform.idempotency (
  actor text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  etag text,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (actor, key)
);
create index idempotency_by_age on platform.idempotency (created_at);
alter table platform.idempotency enable row level security;
alter table platform.idempotency force row level security;
create policy own_keys on platform.idempotency to evenkeel_customer, evenkeel_agent
  using (actor = coalesce(platform.asking_person()::text, 'anonymous'))
  with check (actor = coalesce(platform.asking_person()::text, 'anonymous'));
create policy system_passes on platform.idempotency to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select, insert, update on platform.idempotency to evenkeel_customer, evenkeel_agent;
grant select, insert, update, delete on platform.idempotency to evenkeel_system;

-- Bytes, once per content. Kept in the database so that one backup holds everything and every node sees it.
create table platform.content (
  hash bytea primary key,
  size integer not null,
  bytes bytea not null
);
alter table platform.content alter column bytes set storage external;
grant select, insert on platform.content to evenkeel_system;

create table platform.file (
  id uuid primary key,
  account_id uuid not null,
  name text not null,
  media_type text not null,
  size integer not null,
  hash bytea references platform.content (hash),
  audience text not null check (audience in ('customer', 'team')),
  subject_kind text,
  subject_id uuid,
  uploaded_by uuid,
  created_at timestamptz not null
);
create index file_by_subject on platform.file (subject_kind, subject_id);
create index file_orphans on platform.file (created_at) where subject_id is null;
call platform.wall('platform.file');
create policy customer_audience on platform.file as restrictive for select to evenkeel_customer
  using (audience = 'customer');
grant select, insert, update on platform.file to evenkeel_customer, evenkeel_agent;
grant select, insert, update, delete on platform.file to evenkeel_system;

-- Bytes pass through these two, so that nobody reads content but through a file that they may read.
create function platform.store_content(given bytea) returns bytea
language plpgsql security definer set search_path = pg_catalog, platform as $$
declare digest bytea := sha256(given);
begin
  insert into platform.content (hash, size, bytes) values (digest, length(given), given) on conflict do nothing;
  return digest;
end
$$;
create function platform.bytes_of(digest bytea) returns bytea
language sql stable security definer set search_path = pg_catalog, platform as $$
  select bytes from platform.content where hash = digest
$$;
create function platform.content_of(file uuid) returns bytea
language sql stable set search_path = pg_catalog, platform as $$
  select platform.bytes_of(f.hash) from platform.file f where f.id = $1
$$;
grant execute on function platform.store_content(bytea), platform.content_of(uuid), platform.bytes_of(bytea)
  to evenkeel_customer, evenkeel_agent, evenkeel_system;

create table platform.setting (
  name text primary key,
  value jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null default now()
);
grant select on platform.setting to evenkeel_customer, evenkeel_agent;
grant select, insert, update on platform.setting to evenkeel_system;

-- Keys that sign reply addresses and the like; only the system reads them.
create table platform.secret (
  name text primary key,
  value bytea not null,
  created_at timestamptz not null default now()
);
grant select, insert on platform.secret to evenkeel_system;

create table platform.worker (
  id text primary key,
  seen_at timestamptz not null default now()
);
grant select, insert, update, delete on platform.worker to evenkeel_jobs;
