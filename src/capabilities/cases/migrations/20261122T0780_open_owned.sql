-- How many open cases somebody owns: whoever has the fewest is named to a customer who does not know whom to ask.

create function cases.open_owned(persons uuid[])
returns table (person_id uuid, open integer)
language sql stable security definer set search_path = pg_catalog, cases as $$
  select p.id, (select count(*)::int from cases."case" c where c.owner_id = p.id and c.open)
  from unnest(persons) p (id)
$$;
grant execute on function cases.open_owned(uuid[]) to evenkeel_customer, evenkeel_agent, evenkeel_system;
