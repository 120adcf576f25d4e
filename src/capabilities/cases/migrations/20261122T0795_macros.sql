-- Several steps on a case under one name. What each does is said in `steps`, which the program reads when it is run.

create table cases.macro (
  id uuid primary key,
  name text not null,
  steps jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null
);
grant select, insert, update, delete on cases.macro to evenkeel_agent, evenkeel_system;
