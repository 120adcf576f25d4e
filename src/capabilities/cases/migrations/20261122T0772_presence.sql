-- Who of the desk is on a case's page now. It says nothing about the past and may be lost: whoever is there says so again.

create unlogged table cases.presence (
  case_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  person_name text not null,
  doing text not null check (doing in ('viewing', 'reply', 'note')),
  seen_until timestamptz not null,
  primary key (case_id, person_id)
);
call platform.wall('cases.presence');
grant select, insert, update, delete on cases.presence to evenkeel_agent;
create policy speaks_for_oneself on cases.presence as restrictive for insert to evenkeel_agent
  with check (person_id = (select platform.asking_person()));
create policy changes_oneself on cases.presence as restrictive for update to evenkeel_agent
  using (person_id = (select platform.asking_person()));
