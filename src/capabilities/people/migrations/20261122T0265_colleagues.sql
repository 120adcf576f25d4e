-- Whether the people of an account see each other's cases: nobody, those who look after the account, or all of them.
alter table people.account add column colleagues_see text not null default 'nobody'
  check (colleagues_see in ('nobody', 'account-managers', 'everybody'));
-- Looks after the account on the customer's side.
alter table people.person add column manages_account boolean not null default false;
create index person_account_managers on people.person (account_id) where manages_account and active;

create policy staff_change on people.account for update to evenkeel_agent
  using (id = any ((select platform.asking_accounts())::uuid[]))
  with check (id = any ((select platform.asking_accounts())::uuid[]));
grant update (colleagues_see, version) on people.account to evenkeel_agent, evenkeel_system;

-- What the program knows of an active person who signed in. Staff reach every account, others their own; customers see
-- their colleagues' cases where their account shares them with them.
create or replace function identity.actor_of(p people.person) returns jsonb
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
    'sharedAccounts', coalesce((
      select jsonb_agg(a.id) from people.account a
      where a.id = p.account_id and 'customer' = any (p.roles)
        and not p.roles && array['agent', 'lead', 'manager', 'admin']
        and (a.colleagues_see = 'everybody' or (a.colleagues_see = 'account-managers' and p.manages_account))), '[]'),
    'teams', coalesce((select jsonb_agg(m.team_id) from people.team_member m where m.person_id = p.id), '[]'))
$$;

-- Whether an account shares its cases at all: what a customer's own transaction needs to open one.
create function people.shares_cases(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, people as $$
  select exists (select from people.account a where a.id = account and a.colleagues_see <> 'nobody'
    and (platform.asking_role() = 'evenkeel_system' or a.id = any (platform.asking_accounts())))
$$;
grant execute on function people.shares_cases(uuid) to evenkeel_customer, evenkeel_agent, evenkeel_system;

-- Who looks after an account on the customer's side, by name: whom a request of one of its people may need to ask.
create function people.managers_of(account uuid) returns table (person_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, people as $$
  select p.id, p.name from people.person p
  where p.account_id = account and p.manages_account and p.active
    and (platform.asking_role() = 'evenkeel_system' or account = any (platform.asking_accounts()))
  order by p.name, p.id
$$;
grant execute on function people.managers_of(uuid) to evenkeel_customer, evenkeel_agent, evenkeel_system;
