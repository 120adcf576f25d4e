-- What the desk keeps in mind about a customer: how they like to be reached, and notes. The team's own.

create table cases.customer (
  person_id uuid primary key,
  account_id uuid not null,
  reach_by text,
  notes text,
  changed_by text not null,
  changed_at timestamptz not null,
  version integer not null default 1
);
call platform.wall('cases.customer');
grant select, insert, update on cases.customer to evenkeel_agent, evenkeel_system;
