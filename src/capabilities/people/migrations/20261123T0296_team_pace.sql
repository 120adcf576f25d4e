-- Whoever is promised a next word is promised it at the pace of the team, which customers may not look up otherwise.

create function people.next_word_minutes(team uuid) returns integer
language sql stable security definer set search_path = pg_catalog, people as $$
  select t.next_word_minutes from people.team t where t.id = $1
$$;
revoke execute on function people.next_word_minutes from public;
grant execute on function people.next_word_minutes to evenkeel_customer, evenkeel_agent, evenkeel_system;
