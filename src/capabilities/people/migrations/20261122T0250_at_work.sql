-- Who of a team is there at a moment: what a customer's own transaction needs to name somebody who looks after them.

create function people.at_work(team uuid, moment timestamptz)
returns table (person_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, people as $$
  select p.id, p.name from people.team_member m join people.person p on p.id = m.person_id
  where m.team_id = team and p.active and p.roles && array['agent', 'lead']
    and not exists (
      select from people.absence a
      where a.person_id = p.id and a.ended_at is null and a.from_at <= moment and a.until_at > moment
    )
$$;
grant execute on function people.at_work(uuid, timestamptz) to evenkeel_customer, evenkeel_agent, evenkeel_system;
