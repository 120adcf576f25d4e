-- One case that is worked on for several: each of these names it and stays a case of its own.

alter table cases."case"
  add column parent_id uuid references cases."case" (id),
  add check (parent_id <> id);
create index case_parts on cases."case" (parent_id) where parent_id is not null;

-- Also of customers whom the asker does not reach: what has parts is part of nothing, whoever looks.
create function cases.has_parts(asked uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, cases as $$
  select exists (select from cases."case" where parent_id = asked)
$$;
grant execute on function cases.has_parts to evenkeel_agent, evenkeel_system;
