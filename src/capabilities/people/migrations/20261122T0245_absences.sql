-- Who is away, from when until when, and who stands in. What is over stays: the record of promises refers to it.

create table people.absence (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  from_at timestamptz not null,
  until_at timestamptz not null,
  stand_in_id uuid references people.person (id) on delete set null,
  said_by uuid,
  said_at timestamptz not null,
  -- When it was called off or ended early.
  ended_at timestamptz,
  check (from_at < until_at)
);
create index absence_by_person on people.absence (person_id, until_at) where ended_at is null;
create index absence_by_end on people.absence (until_at, id) where ended_at is null;
alter table people.absence enable row level security;
alter table people.absence force row level security;
create policy of_people_one_sees on people.absence to evenkeel_agent
  using (exists (select from people.person p where p.id = person_id))
  with check (exists (select from people.person p where p.id = person_id));
create policy system_passes on people.absence to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select, insert on people.absence to evenkeel_agent, evenkeel_system;
grant update (ended_at) on people.absence to evenkeel_agent, evenkeel_system;

-- When these people are away, now or later: what a customer's own transaction needs to promise nothing by somebody
-- who is not there.
create function people.away(persons uuid[], moment timestamptz)
returns table (person_id uuid, from_at timestamptz, until_at timestamptz)
language sql stable security definer set search_path = pg_catalog, people as $$
  select a.person_id, a.from_at, a.until_at from people.absence a
  where a.person_id = any (persons) and a.ended_at is null and a.until_at > moment
$$;
grant execute on function people.away(uuid[], timestamptz) to evenkeel_customer, evenkeel_agent, evenkeel_system;
