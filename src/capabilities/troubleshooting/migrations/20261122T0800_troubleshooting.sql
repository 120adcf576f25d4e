-- Troubleshooting: what was tried on a case and what came of it. The team's own; what the customer reads of it stands apart.

create schema troubleshooting;
grant usage on schema troubleshooting to evenkeel_customer, evenkeel_agent, evenkeel_system;

create table troubleshooting.step (
  id uuid primary key,
  case_id uuid not null,
  account_id uuid not null,
  -- Counts the steps of a case from 1.
  place integer not null,
  phase text not null check (phase in ('narrow', 'verify', 'widen')),
  what text not null,
  expected text,
  saw text,
  outcome text not null check (outcome in ('open', 'helped', 'no-change', 'ruled-out', 'made-worse')),
  by_id uuid not null,
  by_name text not null,
  -- Who proposed it, when somebody else did it.
  credit_id uuid,
  credit_name text,
  logged_at timestamptz not null,
  settled_at timestamptz,
  version integer not null default 1,
  unique (case_id, place)
);
create index step_by_person on troubleshooting.step (by_id, logged_at);
call platform.wall('troubleshooting.step');
grant select, insert, update on troubleshooting.step to evenkeel_agent, evenkeel_system;

-- What a customer reads of a step, in words that were chosen for them. Nothing else of a step is in their reach.
create table troubleshooting.shared_step (
  step_id uuid primary key references troubleshooting.step (id),
  case_id uuid not null,
  account_id uuid not null,
  place integer not null,
  words text not null,
  outcome text not null check (outcome in ('open', 'helped', 'no-change', 'ruled-out', 'made-worse')),
  shared_at timestamptz not null
);
create index shared_step_by_case on troubleshooting.shared_step (case_id, place);
call platform.wall('troubleshooting.shared_step');
grant select on troubleshooting.shared_step to evenkeel_customer;
grant select, insert, update, delete on troubleshooting.shared_step to evenkeel_agent, evenkeel_system;

-- Where the problem is, and where it could be and is not.
create table troubleshooting.boundary (
  case_id uuid not null,
  account_id uuid not null,
  aspect text not null check (aspect in ('what', 'where', 'when', 'extent')),
  is_so text not null,
  is_not text not null,
  by_name text not null,
  said_at timestamptz not null,
  primary key (case_id, aspect)
);
call platform.wall('troubleshooting.boundary');
grant select, insert, update, delete on troubleshooting.boundary to evenkeel_agent, evenkeel_system;

create table troubleshooting.hypothesis (
  id uuid primary key,
  case_id uuid not null,
  account_id uuid not null,
  statement text not null,
  predicts text not null,
  test text not null,
  verdict text not null check (verdict in ('open', 'holds', 'refuted')),
  result text,
  by_id uuid not null,
  by_name text not null,
  stated_at timestamptz not null,
  judged_at timestamptz
);
create index hypothesis_by_case on troubleshooting.hypothesis (case_id, stated_at);
call platform.wall('troubleshooting.hypothesis');
grant select, insert, update on troubleshooting.hypothesis to evenkeel_agent, evenkeel_system;
