-- What somebody has begun to write on a case. Nobody else reads it, whatever they may read otherwise.

create table cases.draft (
  person_id uuid not null,
  case_id uuid not null references cases."case" (id),
  kind text not null check (kind in ('reply', 'note')),
  account_id uuid not null,
  text text not null,
  seen_message_id uuid,
  saved_at timestamptz not null,
  primary key (case_id, person_id, kind)
);
call platform.wall('cases.draft');
grant select, insert, update, delete on cases.draft to evenkeel_agent;
-- The sample organisation is told as the system.
grant select, delete on cases.draft to evenkeel_system;
create policy own_draft on cases.draft as restrictive to evenkeel_agent
  using (person_id = (select platform.asking_person())) with check (person_id = (select platform.asking_person()));
