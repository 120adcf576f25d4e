-- What customers are promised is asked for in their own transactions: they read what was published for them or for
-- everybody, never a draft, and never what teams and providers owe us.

grant usage on schema agreements to evenkeel_customer;
alter table agreements.agreement
  -- The house's promises to everybody: they answer wherever no other agreement does.
  add column standing boolean not null default false,
  add check (not standing or (kind = 'sla' and account_id is null));
create unique index one_standing_agreement on agreements.agreement (standing) where standing;

grant select (id, name, kind, account_id, parties, standing, version) on agreements.agreement to evenkeel_customer;
grant select on agreements.agreement_version to evenkeel_customer;
create policy for_everybody on agreements.agreement for select to evenkeel_customer
  using (account_id is null and kind = 'sla');
create policy for_everybody on agreements.agreement_version for select to evenkeel_customer
  using (account_id is null and exists (select from agreements.agreement where id = agreement_id));

-- What services promised so far becomes an agreement with everybody: a rule for each service and priority, on the
-- service's calendar, and one for each priority of services to come, as the standing service promised it.
with service as (
  select id, calendar_id, policies, standing, created_at from catalogue.service
), wanted as (
  select id as service_id, calendar_id, policies, created_at from service
  union all
  select null, calendar_id, policies, created_at from service where standing
), rule as (
  select row_number() over (order by service_id nulls first, priority) as number, service_id, priority, calendar_id, policy
  from wanted cross join lateral jsonb_each(policies) as each (priority, policy)
), said as (
  select jsonb_agg(jsonb_build_object(
    'number', number,
    'serviceId', service_id,
    'caseKind', null,
    'priority', priority,
    'owes', (
      select jsonb_agg(jsonb_build_object(
        'kind', kind,
        'within', jsonb_build_object('kind', 'budget', 'minutes', minutes),
        'calendarId', calendar_id
      ) order by place)
      from (values
        (1, 'first-response', (policy ->> 'firstWordMinutes')::integer),
        (2, 'next-update', (policy ->> 'nextWordMinutes')::integer),
        (3, 'resolve', (policy ->> 'fixedByMinutes')::integer)
      ) as one (place, kind, minutes)
      where minutes is not null
    )
  ) order by number) as rules
  from rule
), made as (
  insert into agreements.agreement (id, name, kind, parties, standing, version, created_at)
  select gen_random_uuid(), 'What we promise everybody', 'sla', '{"kind": "sla", "accountId": null}', true, 2, now()
  where exists (select from service)
  returning id
)
insert into agreements.agreement_version (agreement_id, version, effective_from, published_at, terms)
select made.id, 1, (select min(created_at) from service), now(), jsonb_build_object(
  'calendarId', (select calendar_id from service order by standing desc, created_at limit 1),
  'rules', said.rules
)
from made, said;
