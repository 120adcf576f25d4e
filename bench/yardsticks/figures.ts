const DAYS = 365;

/**
 * So many ($1) promises of the last year, evenly, about all cases in turn: 90 of 100 kept, 5 broken, 2 moved, the rest
 * superseded, withdrawn or late and not judged; every fourth a fix, of which every tenth rested for an hour.
 */
export const JUDGED_PROMISES = `
insert into promises.promise (id, subject_kind, subject_id, account_id, kind, promisor_kind, promisor_person_id,
  promisor_team_id, promisee_kind, promisee_person_id, text, terms, calendar_id, calendar_version, anchor, due, made_at,
  state, met_at, broken_at, fulfilled_at, closed_at, moves, service_id, open_time, paused_time, voided_time)
select gen_random_uuid(), 'case', c.id, c.account_id, kind, 'team', c.owner_id, c.team_id, 'person', c.requester_id,
  'bench', '{"kind":"budget","ms":14400000}', k.id, 1, due - interval '4 hours', due, due - interval '4 hours', state,
  case when state = 'kept' then due - interval '1 hour' end, case when state = 'broken' then due end,
  case when state = 'broken' and chance < 0.9 then due + make_interval(mins => (chance * 600)::integer) end,
  case when state not in ('broken', 'running') then due - interval '1 hour' end, (chance < 0.03)::integer, c.service_id,
  case when kind = 'resolve' then 14400000 end, case when kind = 'resolve' then (chance < 0.1)::integer * 3600000 end,
  case when kind = 'resolve' then 0 end
from (
  select n, random() as chance, (array['resolve', 'next-update', 'first-response', 'callback'])[1 + n % 4] as kind,
    (array['broken', 'broken', 'broken', 'broken', 'broken', 'renegotiated', 'renegotiated', 'superseded', 'withdrawn',
      'running'])[1 + n % 100] as other,
    date_trunc('milliseconds', now()) - make_interval(secs => (1 + $1::integer - n) * (${DAYS - 1} * 86400.0 / $1)) as due
  from generate_series(1, $1::integer) n
) one
cross join lateral (select coalesce(other, 'kept') as state) became
join (select id, account_id, owner_id, team_id, requester_id, service_id, row_number() over () as place from cases."case") c
  on c.place = 1 + n % (select count(*) from cases."case")
cross join (select id from calendars.calendar where standing = 'always') k
order by n`;

/** Who manages: nobody in the filled organisation does. */
export const MANAGER = `
insert into people.person (id, name, roles, language, time_zone, created_at)
values ($1, 'Manager', '{manager}', 'en', 'Europe/Berlin', now()) on conflict do nothing`;

export const MANAGER_ADDRESS = `
insert into people.contact_point (person_id, kind, address, source, verified_at, created_at)
values ($1, 'email', 'manager@bench.example', 'administrator', now(), now()) on conflict do nothing`;

/** The rows that figures of the last year are of, counted and nothing else. */
export const COUNTED = `
select count(*) from promises.promise
where due >= now() - interval '${DAYS} days' and due < now() and promisee_kind <> 'team'`;
