-- Views of the queue under a name. A row with a person is theirs alone; one with a team is for its members.

create table cases.saved_view (
  id uuid primary key,
  person_id uuid,
  team_id uuid,
  name text not null,
  view jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  check ((person_id is null) <> (team_id is null))
);
create index saved_view_by_person on cases.saved_view (person_id) where person_id is not null;
create index saved_view_by_team on cases.saved_view (team_id) where team_id is not null;
alter table cases.saved_view enable row level security;
alter table cases.saved_view force row level security;
create policy own_and_shared on cases.saved_view to evenkeel_agent
  using (person_id is null or person_id = (select platform.asking_person()))
  with check (person_id is null or person_id = (select platform.asking_person()));
create policy system_passes on cases.saved_view to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select, insert, update, delete on cases.saved_view to evenkeel_agent, evenkeel_system;

-- What each keeps in the side bar.
create table cases.pinned_view (
  person_id uuid not null,
  view_id uuid not null references cases.saved_view (id) on delete cascade,
  primary key (person_id, view_id)
);
create index pinned_view_by_view on cases.pinned_view (view_id);
alter table cases.pinned_view enable row level security;
alter table cases.pinned_view force row level security;
create policy own on cases.pinned_view to evenkeel_agent
  using (person_id = (select platform.asking_person())) with check (person_id = (select platform.asking_person()));
create policy system_passes on cases.pinned_view to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select, insert, delete on cases.pinned_view to evenkeel_agent, evenkeel_system;

-- The queue narrowed to a service or an account, as the others are to a team or an owner.
create index case_queue_by_service on cases."case" (service_id, next_due_at nulls last, id) where open;
create index case_queue_by_account on cases."case" (account_id, next_due_at nulls last, id) where open;
