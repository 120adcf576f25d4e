-- What the last change of a case by a person of the desk changed, for as long as it can be taken back.

create table cases.way_back (
  case_id uuid primary key references cases."case" (id),
  account_id uuid not null,
  by_id uuid not null,
  -- The case's version after the change: another one means that something came after it.
  version integer not null,
  before jsonb not null,
  -- How many facts it left.
  facts integer not null,
  -- Who answered for the case's promises before.
  promisors jsonb not null,
  changed_at timestamptz not null
);
call platform.wall('cases.way_back');
grant select, insert, update on cases.way_back to evenkeel_agent, evenkeel_system;
