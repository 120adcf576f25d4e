-- Search: who may see a case stands beside its words together with the month in which it came. "My teams, the last two
-- months" is then a few short lists of the index, where it was all that a team ever had and all that came in a month.

create or replace function cases.facets_of(known cases."case") returns text[]
language sql stable security definer set search_path = pg_catalog, cases as $$
  select reach || array(select r || '/' || month from unnest(reach) r) || array[
    'service:' || known.service_id,
    case when known.open then 'open' else 'done' end,
    month
  ]
  from (select 'month:' || to_char(known.opened_at at time zone 'UTC', 'YYYY-MM') as month) came,
    (select array['team:' || coalesce(known.team_id::text, 'none'), 'account:' || known.account_id]
      || array(
        select 'with:' || person from (
          select unnest(array[known.requester_id, known.owner_id, known.assignee_id, known.offered_to_id]) as person
          union select p.person_id from cases.participant p where p.case_id = known.id
        ) around where person is not null
      )
      || case when known.offered_team_id is null then '{}' else array['offered:' || known.offered_team_id] end
      as reach) seen
$$;

-- Cases with the words, within all of `inside`, any of `reach` and any of `months`; null asks for none of these.
create or replace function cases.found(asked tsquery, inside text[], reach text[], months text[], at_most integer)
returns table (case_id uuid, rank real)
language plpgsql stable rows 100 security definer
set search_path = pg_catalog, cases, platform set enable_seqscan = off as $$
declare
  one_of text[] := case
    when reach is null then months
    when months is null then reach
    else array(select r || '/' || month from unnest(reach) r, unnest(months) month)
  end;
  conditions text := 's.words @@ $1';
begin
  if inside is not null then conditions := conditions || ' and s.facets @> $2'; end if;
  if one_of is not null then conditions := conditions || ' and s.facets && $3'; end if;
  return query execute
    'select hit.case_id, ts_rank(hit.words, $1) from (select s.case_id, s.words from cases.search_text s where '
    || conditions || ' and ($4 or s.account_id = any ($5)) limit $6) hit'
    using asked, inside, one_of, platform.asking_role() = 'evenkeel_system',
      (platform.asking_accounts())::uuid[], at_most;
end $$;

drop index cases.search_words;
update cases.search_text s set facets = cases.facets_of(c) from cases."case" c where c.id = s.case_id;
set local maintenance_work_mem = '256MB';
create index search_words on cases.search_text using gin (words, facets);
