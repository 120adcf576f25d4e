-- Which case was split off another one, and which of its messages were said there first.

create table cases.splitting (
  case_id uuid primary key references cases."case" (id),
  from_id uuid not null references cases."case" (id),
  account_id uuid not null,
  -- The messages of the new case that stand in the other one too.
  copies uuid[] not null,
  split_by uuid not null,
  split_at timestamptz not null,
  check (case_id <> from_id)
);
call platform.wall('cases.splitting');
grant select, insert on cases.splitting to evenkeel_agent, evenkeel_system;
