-- What was requested, with the answers as they were given and the questions as they stood then.

create table cases.request (
  case_id uuid primary key references cases."case" (id),
  account_id uuid not null,
  item_id uuid not null,
  item_name text not null,
  answers jsonb not null
);
create index request_by_item on cases.request (item_id, case_id desc);
call platform.wall('cases.request');
grant select, insert on cases.request to evenkeel_customer, evenkeel_agent, evenkeel_system;

-- How long the last 20 requests of each item took until they were fulfilled, in milliseconds, whoever asked for them,
-- and how many there ever were: what is said to everybody before they ask.
create function cases.request_times(items uuid[])
returns table (item_id uuid, took double precision[], asked integer)
language sql stable security definer set search_path = pg_catalog, cases as $$
  select i.id,
    array(
      select extract(epoch from c.resolved_at - c.opened_at)::double precision * 1000
      from cases.request r join cases."case" c on c.id = r.case_id
      where r.item_id = i.id and c.resolved_at is not null and c.state in ('fulfilled', 'closed')
      order by c.resolved_at desc limit 20
    ),
    (select count(*)::integer from cases.request r where r.item_id = i.id)
  from unnest(items) i (id)
$$;
grant execute on function cases.request_times(uuid[]) to evenkeel_customer, evenkeel_agent, evenkeel_system;
