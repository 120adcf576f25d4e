-- What people of the desk are told by the program: to one person, about one thing, with the reason.

create schema notices;
grant usage on schema notices to evenkeel_agent, evenkeel_system;

create table notices.notice (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  -- What it is about, so that a later notice about the same takes the place of the earlier one.
  topic text not null,
  -- Of two notices about one topic the higher stays.
  rank integer not null,
  -- Where it leads to.
  title text not null,
  href text not null,
  news jsonb not null,
  -- The tellings that it was made of, so that none counts twice.
  tellings uuid[] not null,
  given_at timestamptz not null,
  read_at timestamptz,
  unique (person_id, topic)
);
create index notice_by_person on notices.notice (person_id, given_at desc, id desc);
create index notice_unread on notices.notice (person_id) where read_at is null;
alter table notices.notice enable row level security;
alter table notices.notice force row level security;
create policy own_notices on notices.notice to evenkeel_agent
  using (person_id = (select platform.asking_person())) with check (person_id = (select platform.asking_person()));
create policy system_passes on notices.notice to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select on notices.notice to evenkeel_agent;
grant update (read_at) on notices.notice to evenkeel_agent;
grant select, insert, update, delete on notices.notice to evenkeel_system;
