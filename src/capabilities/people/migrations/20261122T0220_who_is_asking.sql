-- Narrow doors between people and sign-in. Each runs as the owner, so each answers or changes one small thing.

-- What the program knows of an active person who signed in. Staff reach every account, others their own.
create function identity.actor_of(p people.person) returns jsonb
language sql stable set search_path = pg_catalog, people as $$
  select jsonb_build_object(
    'personId', p.id,
    'name', p.name,
    'roles', p.roles,
    'providerId', p.provider_id,
    'accounts', case
      when p.roles && array['agent', 'lead', 'manager', 'admin']
        then coalesce((select jsonb_agg(a.id) from people.account a), '[]')
      when p.account_id is not null then jsonb_build_array(p.account_id)
      else '[]' end,
    'teams', coalesce((select jsonb_agg(m.team_id) from people.team_member m where m.person_id = p.id), '[]'))
$$;

create function identity.actor_of_session(given text) returns jsonb
language sql stable security definer set search_path = pg_catalog, people as $$
  select identity.actor_of(p) from identity.session s join people.person p on p.user_id = s.user_id
  where s.token = given and s.expires_at > now() and p.active
$$;

create function identity.actor_of_user(given uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, people as $$
  select identity.actor_of(p) from people.person p where p.user_id = given and p.active
$$;

-- The actor of an API token, with its scopes. Notes at most once a minute that it was used.
create function identity.actor_of_api_token(digest bytea, moment timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, people as $$
declare
  known people.api_token;
  answer jsonb;
begin
  select * into known from people.api_token t where t.hash = digest and t.expires_at > moment;
  if not found then return null; end if;
  select identity.actor_of(p) || jsonb_build_object('tokenId', known.id, 'scopes', known.scopes) into answer
  from people.person p where p.id = known.person_id and p.active;
  if answer is not null and (known.last_used_at is null or known.last_used_at < moment - interval '1 minute') then
    update people.api_token set last_used_at = moment where id = known.id;
  end if;
  return answer;
end
$$;

-- The user opened a link that was sent to this address: it is theirs now, and nobody else's claim of it stands.
create function identity.prove_address(given uuid, proven text) returns void
language plpgsql security definer set search_path = pg_catalog, people as $$
begin
  update identity."user" set email_verified = true, updated_at = now() where id = given and email = proven;
  update people.contact_point c set verified_at = now() from people.person p
  where p.id = c.person_id and p.user_id = given and c.kind = 'email' and c.address = proven and c.verified_at is null;
end
$$;

grant execute on function identity.actor_of_session(text), identity.actor_of_user(uuid),
  identity.actor_of_api_token(bytea, timestamptz), identity.prove_address(uuid, text) to evenkeel_identity;

-- The sign-in of a person, made on first need. A user who only claimed the address by mail gives it up.
create function people.user_of(given uuid) returns table (user_id uuid, address text)
language plpgsql security definer set search_path = pg_catalog, people as $$
#variable_conflict use_column
declare
  known people.person;
  reached people.contact_point;
begin
  select * into known from people.person p where p.id = given and p.active for update;
  if not found then return; end if;
  select * into reached from people.contact_point c where c.person_id = given and c.kind = 'email'
  order by c.verified_at nulls last, c.created_at limit 1;
  if not found then return; end if;
  if known.user_id is null then
    delete from identity."user" u using people.person other, people.contact_point claim
    where u.email = reached.address and not u.email_verified and other.user_id = u.id and claim.person_id = other.id
      and claim.address = reached.address and claim.source = 'mail' and claim.verified_at is null;
    insert into identity."user" (name, email, email_verified)
      values (known.name, reached.address, reached.verified_at is not null) returning id into known.user_id;
    update people.person set user_id = known.user_id where id = given;
  end if;
  user_id := known.user_id;
  address := reached.address;
  return next;
end
$$;

create function people.give_password(given uuid, hash text) returns void
language sql security definer set search_path = pg_catalog, people as $$
  insert into identity.credential (user_id, provider_id, subject, password)
  select u.user_id, 'credential', u.user_id::text, hash from people.user_of(given) u
$$;

grant execute on function people.user_of(uuid), people.give_password(uuid, text) to evenkeel_system;

-- Ends every session of a person, for example when they leave.
create function people.end_sessions(given uuid) returns void
language sql security definer set search_path = pg_catalog, people as $$
  delete from identity.session s using people.person p where p.id = given and s.user_id = p.user_id
$$;
grant execute on function people.end_sessions(uuid) to evenkeel_agent, evenkeel_system;

create function people.has_second_factor() returns boolean
language sql stable security definer set search_path = pg_catalog, people as $$
  select coalesce((select u.two_factor_enabled from people.person p join identity."user" u on u.id = p.user_id
    where p.id = platform.asking_person()), false)
$$;

-- Names for whoever holds an id, so that a customer reads who works for them and nothing more about them.
create function people.names_of(persons uuid[], accounts uuid[], teams uuid[])
returns table (kind text, id uuid, name text)
language sql stable security definer set search_path = pg_catalog, people as $$
  select 'person', p.id, p.name from people.person p where p.id = any (persons)
  union all
  select 'account', a.id, a.name from people.account a where a.id = any (accounts)
    and (platform.asking_role() = 'evenkeel_system' or a.id = any (platform.asking_accounts()))
  union all
  select 'team', t.id, t.name from people.team t where t.id = any (teams)
$$;

-- Whether anybody is here yet. A stranger may know that, to set up an empty installation.
create function people.anybody() returns boolean
language sql stable security definer set search_path = pg_catalog, people as $$
  select exists (select from people.person)
$$;

grant execute on function people.has_second_factor(), people.names_of(uuid[], uuid[], uuid[]),
  people.anybody() to evenkeel_customer, evenkeel_agent, evenkeel_system;
