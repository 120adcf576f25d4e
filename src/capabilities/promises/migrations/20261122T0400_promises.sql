-- Promises: who gave whom which word about what, until when, and what became of it. A row is its own timer.

create schema promises;
grant usage on schema promises to evenkeel_customer, evenkeel_agent, evenkeel_system;

create table promises.promise (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  account_id uuid,
  kind text not null,
  promisor_kind text not null check (promisor_kind in ('person', 'team', 'provider', 'desk')),
  promisor_person_id uuid,
  promisor_team_id uuid,
  promisor_provider_id uuid,
  promisee_kind text not null check (promisee_kind in ('person', 'account', 'team')),
  promisee_person_id uuid,
  promisee_account_id uuid,
  promisee_team_id uuid,
  text text not null,
  terms jsonb not null,
  -- Pinned: versions are never changed or deleted.
  calendar_id uuid not null,
  calendar_version integer not null,
  anchor timestamptz not null,
  due timestamptz not null,
  made_at timestamptz not null,
  state text not null
    check (state in ('running', 'paused', 'met', 'kept', 'broken', 'renegotiated', 'withdrawn')),
  predecessor_id uuid,
  successor_id uuid,
  pauses jsonb not null default '[]',
  warned jsonb not null default '[]',
  met_at timestamptz,
  broken_at timestamptz,
  fulfilled_at timestamptz,
  closed_at timestamptz,
  reason text,
  -- When the keeper looks at it next; null when nothing can happen by itself.
  wake_at timestamptz,
  version integer not null default 1,
  -- Somebody still waits for it: it runs, or it broke and was neither delivered late nor given up.
  owed boolean not null generated always as (
    state in ('running', 'paused') or (state = 'broken' and fulfilled_at is null and closed_at is null)
  ) stored,
  -- How often in a row the keeper could not judge it, and why: it tries again, later each time.
  judging_failures integer not null default 0,
  judging_trouble text,
  check ((promisor_kind = 'team') = (promisor_team_id is not null)),
  check ((promisor_kind = 'provider') = (promisor_provider_id is not null)),
  check (case promisor_kind when 'person' then promisor_person_id is not null
                            when 'team' then true else promisor_person_id is null end),
  check (promisee_kind <> 'person' or promisee_person_id is not null),
  check (promisee_kind <> 'account' or promisee_account_id is not null),
  check (promisee_kind <> 'team' or promisee_team_id is not null),
  check ((state = 'broken') = (broken_at is not null))
) with (fillfactor = 85);

create index promise_to_judge on promises.promise (wake_at) where wake_at is not null;
create index promise_by_subject on promises.promise (subject_id, made_at);
create index promise_owed on promises.promise (due, id) where owed;
create index promise_owed_by_person on promises.promise (promisor_person_id, due, id)
  where owed and promisor_person_id is not null;
create index promise_owed_by_team on promises.promise (promisor_team_id, due, id)
  where owed and promisor_team_id is not null;
create index promise_over_by_person on promises.promise (promisor_person_id, due, id)
  where not owed and promisor_person_id is not null;
create index promise_by_promisee on promises.promise (promisee_person_id, due) where promisee_person_id is not null;
-- Reports ask by due moment; promises are made roughly in that order.
create index promise_by_due on promises.promise using brin (due);
create index promise_in_trouble on promises.promise (wake_at) where judging_failures > 0;

call platform.wall('promises.promise');
-- What teams and providers owe each other inside is no customer's business, even where code forgets to ask.
create policy customer_sees_own on promises.promise as restrictive to evenkeel_customer
  using (promisee_kind <> 'team') with check (promisee_kind <> 'team');
-- A customer's words make promises, and their confirmation keeps or reopens them.
grant select, insert, update on promises.promise to evenkeel_customer, evenkeel_agent, evenkeel_system;
