-- Texts that are written often. A row with a person is theirs alone; one with a team is for its members; one with neither
-- is for everybody at the desk.

create table conversations.snippet (
  id uuid primary key,
  person_id uuid,
  team_id uuid,
  name text not null,
  text text not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  check (person_id is null or team_id is null)
);
create index snippet_by_person on conversations.snippet (person_id) where person_id is not null;
alter table conversations.snippet enable row level security;
alter table conversations.snippet force row level security;
create policy own_and_shared on conversations.snippet to evenkeel_agent
  using (person_id is null or person_id = (select platform.asking_person()))
  with check (person_id is null or person_id = (select platform.asking_person()));
create policy system_passes on conversations.snippet to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select, insert, update, delete on conversations.snippet to evenkeel_agent, evenkeel_system;
