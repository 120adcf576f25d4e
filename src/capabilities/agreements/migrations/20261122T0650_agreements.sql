-- Agreements: who promises whom how much within which time. A version never changes: a promise can name its own.

create schema agreements;
grant usage on schema agreements to evenkeel_agent, evenkeel_system;

create table agreements.agreement (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('sla', 'ola', 'uc')),
  -- The customer of an agreement with one; null when it is for everybody, or not with customers.
  account_id uuid,
  parties jsonb not null,
  -- What is being written for the next version.
  draft jsonb,
  version integer not null default 1,
  created_at timestamptz not null,
  check (kind = 'sla' or account_id is null)
);
create index agreement_by_name on agreements.agreement (name, id);

create table agreements.agreement_version (
  agreement_id uuid not null references agreements.agreement (id),
  account_id uuid,
  version integer not null check (version > 0),
  effective_from timestamptz not null,
  published_at timestamptz not null,
  -- Null when the program published it.
  published_by uuid,
  terms jsonb not null,
  primary key (agreement_id, version)
);

-- An agreement with one account is held to those who reach the account; the desk reads and writes all others.
call platform.wall('agreements.agreement');
create policy of_no_account on agreements.agreement to evenkeel_agent
  using (account_id is null) with check (account_id is null);
call platform.wall('agreements.agreement_version');
create policy of_no_account on agreements.agreement_version to evenkeel_agent
  using (account_id is null) with check (account_id is null);
grant select, insert, update on agreements.agreement to evenkeel_agent, evenkeel_system;
grant select, insert on agreements.agreement_version to evenkeel_agent, evenkeel_system;
