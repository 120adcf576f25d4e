-- How long what somebody sends can be taken back before it leaves.
alter table people.person add column undo_seconds integer not null default 10 check (undo_seconds between 0 and 30);
grant update (undo_seconds) on people.person to evenkeel_customer;

-- With what rights a person acts now, for what they left the program to do a moment later; null once they are gone.
create function people.actor_of_person(given uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, people as $$
  select identity.actor_of(p) from people.person p where p.id = given and p.active
$$;
revoke all on function people.actor_of_person(uuid) from public;
grant execute on function people.actor_of_person(uuid) to evenkeel_system;
