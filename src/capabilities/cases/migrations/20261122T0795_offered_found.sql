-- Whoever is asked to take a case over may read it, so that a search finds it for them too.

create or replace function cases.facets_of(known cases."case") returns text[]
language sql stable security definer set search_path = pg_catalog, cases as $$
  select array[
    'team:' || coalesce(known.team_id::text, 'none'),
    'account:' || known.account_id,
    'service:' || known.service_id,
    case when known.open then 'open' else 'done' end,
    'month:' || to_char(known.opened_at at time zone 'UTC', 'YYYY-MM')
  ] || array(
    select 'with:' || person from (
      select unnest(array[known.requester_id, known.owner_id, known.assignee_id, known.offered_to_id]) as person
      union select p.person_id from cases.participant p where p.case_id = known.id
    ) around where person is not null
  ) || case when known.offered_team_id is null then '{}' else array['offered:' || known.offered_team_id] end
$$;

create trigger facets_follow_offer after update on cases."case" for each row
  when ((old.offered_to_id, old.offered_team_id) is distinct from (new.offered_to_id, new.offered_team_id))
  execute function cases.follow_case();
