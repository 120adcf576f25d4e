-- Calls that nobody answered, each of which is promised to be returned.

create schema calls;
grant usage on schema calls to evenkeel_agent, evenkeel_system;

create table calls.missed_call (
  id uuid primary key,
  case_id uuid not null,
  account_id uuid not null,
  caller_id uuid not null,
  promise_id uuid,
  from_number text check (length(from_number) between 1 and 80),
  to_number text,
  called_at timestamptz not null,
  recorded_at timestamptz not null,
  voicemail text,
  recorded boolean not null default false,
  told_by uuid not null,
  foreign_id text,
  -- The call back was made, or nobody waits for it any more.
  settled_at timestamptz
);
create unique index missed_call_once on calls.missed_call (told_by, foreign_id) where foreign_id is not null;
create index missed_call_owed on calls.missed_call (called_at) where settled_at is null;
create index missed_call_by_promise on calls.missed_call (promise_id) where promise_id is not null;
create index missed_call_by_number on calls.missed_call (from_number, called_at desc) where from_number is not null;
create index missed_call_recorded on calls.missed_call (told_by, recorded_at);
call platform.wall('calls.missed_call');
grant select on calls.missed_call to evenkeel_agent;
grant select, insert, update on calls.missed_call to evenkeel_system;

create table calls.settings (
  only_one boolean primary key default true check (only_one),
  country text not null,
  lines jsonb not null,
  version integer not null default 1
);
grant select, insert, update on calls.settings to evenkeel_agent, evenkeel_system;
