-- Where somebody is signed in: they see their own sessions and end them by their ids. No secret leaves its table.

-- In which hour a session was last used. Not finer, and written at most once an hour: nobody's day is followed here.
alter table identity.session add column last_used_at timestamptz;
update identity.session set last_used_at = date_trunc('hour', updated_at);

create or replace function identity.actor_of_session(given text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, people as $$
declare
  known identity.session;
  this_hour timestamptz := date_trunc('hour', now());
  answer jsonb;
begin
  select * into known from identity.session s where s.token = given and s.expires_at > now();
  if not found then return null; end if;
  select identity.actor_of(p) into answer from people.person p where p.user_id = known.user_id and p.active;
  if answer is null then return null; end if;
  if known.last_used_at is null or known.last_used_at < this_hour then
    update identity.session set last_used_at = this_hour
    where id = known.id and (last_used_at is null or last_used_at < this_hour);
  end if;
  return answer || jsonb_build_object(
    'until', floor(extract(epoch from known.expires_at) * 1000), 'sessionId', known.id);
end
$$;

create function people.own_sessions()
returns table (id uuid, user_agent text, created_at timestamptz, last_used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, people as $$
  select s.id, s.user_agent, s.created_at, coalesce(s.last_used_at, date_trunc('hour', s.created_at))
  from identity.session s join people.person p on p.user_id = s.user_id
  where p.id = platform.asking_person() and s.expires_at > now()
  order by 4 desc, s.created_at desc, s.id limit 100
$$;

-- Ends one session of whoever asks, and answers whether they had it.
create function people.end_own_session(given uuid) returns boolean
language sql security definer set search_path = pg_catalog, people as $$
  with ended as (
    delete from identity.session s using people.person p
    where p.id = platform.asking_person() and s.user_id = p.user_id and s.id = given and s.expires_at > now()
    returning 1)
  select exists (select from ended)
$$;

-- Ends all sessions of whoever asks but one, and answers how many there were.
create function people.end_other_sessions(kept uuid) returns integer
language sql security definer set search_path = pg_catalog, people as $$
  with ended as (
    delete from identity.session s using people.person p
    where p.id = platform.asking_person() and s.user_id = p.user_id and s.id is distinct from kept
    returning s.expires_at)
  select count(*)::integer from ended where expires_at > now()
$$;

revoke all on function people.own_sessions(), people.end_own_session(uuid), people.end_other_sessions(uuid) from public;
grant execute on function people.own_sessions(), people.end_own_session(uuid), people.end_other_sessions(uuid)
  to evenkeel_customer, evenkeel_agent;
