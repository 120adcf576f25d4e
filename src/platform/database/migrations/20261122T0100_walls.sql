-- The walls: who is asking (set per transaction), and one way to put a table behind row-level security.

alter default privileges for role evenkeel_owner revoke execute on functions from public;

grant usage on schema platform to evenkeel_customer, evenkeel_agent, evenkeel_system, evenkeel_jobs;

create function platform.asking_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('evenkeel.person'), '')::uuid $$;

create function platform.asking_accounts() returns uuid[] language sql stable parallel safe
  as $$ select string_to_array(current_setting('evenkeel.accounts'), ',')::uuid[] $$;

-- The role that the transaction took on; inside a SECURITY DEFINER function current_user is the definer.
create function platform.asking_role() returns text language sql stable parallel safe
  as $$ select current_setting('role') $$;

grant execute on function platform.asking_person(), platform.asking_accounts(), platform.asking_role()
  to evenkeel_customer, evenkeel_agent, evenkeel_system;

-- Puts a table with an account_id behind the account wall: customers and agents reach the accounts that the
-- transaction names; the system reaches all. Rights (select, insert …) are granted apart, per role.
create procedure platform.wall(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy account_wall on %s to evenkeel_customer, evenkeel_agent
    using (account_id = any ((select platform.asking_accounts())::uuid[]))
    with check (account_id = any ((select platform.asking_accounts())::uuid[]))', target);
  execute format('create policy system_passes on %s to evenkeel_system, evenkeel_owner using (true) with check (true)', target);
end
$$;
