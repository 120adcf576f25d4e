-- A device that need not show the second step again is trusted as long as its person stays signed in as they were.
-- Whoever ends a session, or changes how they sign in, trusts no device any more: which one it was, no record says.

create index verification_of_trust on identity.verification (value) where identifier like 'trust-device-%';

create function identity.end_trust(given uuid) returns void
language sql security definer set search_path = pg_catalog, people as $$
  delete from identity.verification v where v.value = given::text and v.identifier like 'trust-device-%'
$$;

create or replace function people.end_own_session(given uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, people as $$
declare
  ended uuid;
begin
  delete from identity.session s using people.person p
  where p.id = platform.asking_person() and s.user_id = p.user_id and s.id = given and s.expires_at > now()
  returning s.user_id into ended;
  if ended is null then return false; end if;
  perform identity.end_trust(ended);
  return true;
end
$$;

create or replace function people.end_other_sessions(kept uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, people as $$
declare
  asking uuid;
  ended integer;
begin
  select p.user_id into asking from people.person p where p.id = platform.asking_person();
  with gone as (
    delete from identity.session s where s.user_id = asking and s.id is distinct from kept
    returning s.expires_at)
  select count(*)::integer into ended from gone where expires_at > now();
  perform identity.end_trust(asking);
  return ended;
end
$$;

revoke all on function identity.end_trust(uuid) from public;
grant execute on function identity.end_trust(uuid) to evenkeel_identity;
