-- What promisees say against a move, until somebody answers; and which moves a lower priority led to.

alter table promises.promise add column lowered boolean not null default false;

create table promises.objection (
  -- The promise that was moved to.
  promise_id uuid primary key references promises.promise (id),
  account_id uuid not null,
  person_id uuid not null,
  words text not null,
  objected_at timestamptz not null,
  -- Whether the old promise stands again.
  stands boolean not null,
  answered_at timestamptz
);
call platform.wall('promises.objection');
grant select, insert on promises.objection to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant update (answered_at) on promises.objection to evenkeel_agent, evenkeel_system;
