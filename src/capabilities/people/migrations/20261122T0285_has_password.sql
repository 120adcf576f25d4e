-- Whether whoever asks signs in by a password, so that their own page can offer to change it.
create function people.has_password() returns boolean
language sql stable security definer set search_path = pg_catalog, people as $$
  select exists (
    select 1 from people.person p join identity.credential c on c.user_id = p.user_id
    where p.id = platform.asking_person() and c.password is not null
  )
$$;
revoke execute on function people.has_password() from public;
grant execute on function people.has_password() to evenkeel_customer, evenkeel_agent, evenkeel_system;
