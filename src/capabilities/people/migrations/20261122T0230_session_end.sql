-- Of whoever asks by a session it is also known when that ends by itself, so that what listens for them ends with it.

create or replace function identity.actor_of_session(given text) returns jsonb
language sql stable security definer set search_path = pg_catalog, people as $$
  select identity.actor_of(p) || jsonb_build_object('until', floor(extract(epoch from s.expires_at) * 1000))
  from identity.session s join people.person p on p.user_id = s.user_id
  where s.token = given and s.expires_at > now() and p.active
$$;
