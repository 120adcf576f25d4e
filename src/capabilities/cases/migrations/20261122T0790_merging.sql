-- What a merger changed, so that it can be undone: a duplicate names the case that goes on in its place.

create table cases.merging (
  duplicate_id uuid primary key references cases."case" (id),
  survivor_id uuid not null references cases."case" (id),
  account_id uuid not null,
  -- The duplicate as it was.
  state text not null,
  waiting_reason text,
  waiting_question text,
  provider_id uuid,
  -- The case that goes on, as it was, and who follows it only since then.
  survivor_unanswered boolean not null,
  watchers uuid[] not null,
  merged_by uuid not null,
  merged_at timestamptz not null
);
create index merging_by_survivor on cases.merging (survivor_id);
call platform.wall('cases.merging');
grant select, insert, delete on cases.merging to evenkeel_agent, evenkeel_system;
