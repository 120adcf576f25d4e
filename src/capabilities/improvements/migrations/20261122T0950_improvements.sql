-- What could go better: who says so, how often it happened, what it is worth, and what becomes of it.

create schema improvements;
grant usage on schema improvements to evenkeel_customer, evenkeel_agent, evenkeel_system;

-- The register is the house's own, of no account; customers' role does not reach it.
create table improvements.improvement (
  id uuid primary key,
  title text not null,
  wrong text not null,
  help text,
  causes text[] not null,
  cause_words text,
  state text not null
    check (state in ('proposed', 'assessed', 'accepted', 'in-progress', 'done', 'parked', 'declined')),
  proposed_by_id uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  team_id uuid,
  -- The promise to tell whoever suggested it what becomes of it: the latest, where it was parked and came back.
  answer_id uuid not null,
  impact smallint check (impact between 1 and 5),
  effort smallint check (effort between 1 and 5),
  confidence text check (confidence in ('low', 'medium', 'high')),
  assessed_by text,
  assessed_at timestamptz,
  decision text check (decision in ('accepted', 'declined', 'parked')),
  decision_words text,
  decided_by text,
  decided_at timestamptz,
  review_at timestamptz,
  owner_id uuid,
  owner_name text,
  -- The promise of its owner to have it done.
  done_id uuid,
  done_words text,
  done_at timestamptz,
  version integer not null default 1,
  check ((impact is null) = (assessed_at is null) and (impact is null) = (effort is null)
    and (impact is null) = (confidence is null) and (impact is null) = (assessed_by is null)),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  check ((decision = 'parked') = (review_at is not null)),
  check ((owner_id is null) = (owner_name is null) and (owner_id is null) = (done_id is null)),
  check ((state = 'done') = (done_at is not null)),
  check (state = 'proposed' or impact is not null)
);
create index improvement_by_state on improvements.improvement (state, proposed_at desc);
grant select, insert, update on improvements.improvement to evenkeel_agent, evenkeel_system;

-- A case in which it happened. What a case is about stays behind its account's wall.
create table improvements.evidence (
  improvement_id uuid not null references improvements.improvement (id),
  case_id uuid not null,
  account_id uuid not null,
  by_name text not null,
  words text,
  added_at timestamptz not null,
  primary key (improvement_id, case_id)
);
create index evidence_by_case on improvements.evidence (case_id);
call platform.wall('improvements.evidence');
grant select, insert on improvements.evidence to evenkeel_agent, evenkeel_system;

-- In how many cases each happened, over all customers; it says nothing else of them.
create function improvements.case_counts(wanted uuid[]) returns table (improvement_id uuid, cases integer)
language sql stable security definer set search_path = pg_catalog, improvements as $$
  select e.improvement_id, count(*)::integer from improvements.evidence e
  where e.improvement_id = any (wanted) group by e.improvement_id
$$;
revoke execute on function improvements.case_counts(uuid[]) from public;
grant execute on function improvements.case_counts(uuid[]) to evenkeel_agent, evenkeel_system;

-- Somebody was asked at the end of a case whether it could go better, and does not want to be asked again.
create table improvements.dismissal (
  case_id uuid primary key,
  account_id uuid not null,
  by_id uuid not null,
  dismissed_at timestamptz not null
);
call platform.wall('improvements.dismissal');
grant select, insert on improvements.dismissal to evenkeel_agent, evenkeel_system;
