-- Search: who works on a case, for whom, and when it came, stand beside its words as facets, so that one index finds
-- words inside a team, newest first; and the words that cases know are learned, to understand what was mistyped.

create schema if not exists extensions;
grant usage on schema extensions to evenkeel_customer, evenkeel_agent, evenkeel_system;
create extension if not exists pg_trgm with schema extensions;

drop index cases.search_words;
alter table cases.search_text add column facets text[] not null default '{}';

create function cases.facets_of(known cases."case") returns text[]
language sql stable security definer set search_path = pg_catalog, cases as $$
  select array[
    'team:' || coalesce(known.team_id::text, 'none'),
    'account:' || known.account_id,
    'service:' || known.service_id,
    case when known.open then 'open' else 'done' end,
    'month:' || to_char(known.opened_at at time zone 'UTC', 'YYYY-MM')
  ] || array(
    select 'with:' || person from (
      select unnest(array[known.requester_id, known.owner_id, known.assignee_id]) as person
      union select p.person_id from cases.participant p where p.case_id = known.id
    ) around where person is not null
  )
$$;

create function cases.set_facets() returns trigger
language plpgsql security definer set search_path = pg_catalog, cases as $$
begin
  select cases.facets_of(c) into new.facets from cases."case" c where c.id = new.case_id;
  return new;
end $$;
create trigger facets_from_the_start before insert on cases.search_text
  for each row execute function cases.set_facets();

create function cases.renew_facets(changed uuid) returns void
language sql security definer set search_path = pg_catalog, cases as $$
  update cases.search_text s set facets = cases.facets_of(c)
    from cases."case" c where c.id = changed and s.case_id = changed and s.facets <> cases.facets_of(c)
$$;
create function cases.follow_case() returns trigger
language plpgsql security definer set search_path = pg_catalog, cases as $$
begin
  perform cases.renew_facets(new.id);
  return null;
end $$;
create function cases.follow_participant() returns trigger
language plpgsql security definer set search_path = pg_catalog, cases as $$
begin
  perform cases.renew_facets(coalesce(new.case_id, old.case_id));
  return null;
end $$;
create trigger facets_follow after update on cases."case" for each row
  when ((old.team_id, old.account_id, old.service_id, old.open, old.requester_id, old.owner_id, old.assignee_id)
    is distinct from
    (new.team_id, new.account_id, new.service_id, new.open, new.requester_id, new.owner_id, new.assignee_id))
  execute function cases.follow_case();
create trigger facets_follow after insert or delete on cases.participant
  for each row execute function cases.follow_participant();

update cases.search_text s
  set facets = cases.facets_of(c), words = setweight(to_tsvector('simple', c.subject), 'A') || s.words
  from cases."case" c where c.id = s.case_id;
create index search_words on cases.search_text using gin (words, facets);

-- Cases with the words, within all of `inside`, any of `reach` and any of `months`; null asks for none of these.
create function cases.found(asked tsquery, inside text[], reach text[], months text[], at_most integer)
returns table (case_id uuid, rank real)
language plpgsql stable rows 100 security definer
set search_path = pg_catalog, cases, platform set enable_seqscan = off as $$
declare
  conditions text := 's.words @@ $1';
begin
  if inside is not null then conditions := conditions || ' and s.facets @> $2'; end if;
  if reach is not null then conditions := conditions || ' and s.facets && $3'; end if;
  if months is not null then conditions := conditions || ' and s.facets && $4'; end if;
  return query execute
    'select hit.case_id, ts_rank(hit.words, $1) from (select s.case_id, s.words from cases.search_text s where '
    || conditions || ' and ($5 or s.account_id = any ($6)) limit $7) hit'
    using asked, inside, reach, months, platform.asking_role() = 'evenkeel_system',
      (platform.asking_accounts())::uuid[], at_most;
end $$;
grant execute on function cases.found to evenkeel_agent, evenkeel_system;
drop function cases.matching(text, integer);

-- What somebody typed as a query; the last word is a beginning while they still type it.
create function cases.asked(typed text, still_typing boolean) returns tsquery
language sql immutable set search_path = pg_catalog as $$
  select case when still_typing and right(q, 1) = '''' then (q || ':*')::tsquery else q::tsquery end
  from (select websearch_to_tsquery('simple', typed)::text as q) query
$$;
grant execute on function cases.asked to evenkeel_agent, evenkeel_system;

-- Words that cases know. They belong to no account, so nobody reads them: they only help to find what somebody may see.
create table cases.known_word (word text primary key);
set local search_path = pg_catalog, extensions, public;
create index known_word_alike on cases.known_word using gin (word gin_trgm_ops);
reset search_path;
create table cases.words_to_learn (case_id uuid primary key);

create function cases.learn_later() returns trigger
language plpgsql security definer set search_path = pg_catalog, cases as $$
begin
  insert into cases.words_to_learn values (new.case_id) on conflict do nothing;
  return null;
end $$;
create trigger words_are_learned_later after insert or update of words on cases.search_text
  for each row execute function cases.learn_later();

create function cases.learn_words(at_most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, cases as $$
declare
  learned integer;
begin
  with taken as (
    delete from cases.words_to_learn where case_id in (
      select l.case_id from cases.words_to_learn l order by l.case_id limit at_most for update skip locked)
    returning case_id
  ), word as (
    select distinct lexeme from taken join cases.search_text s using (case_id), unnest(s.words)
    where lexeme ~ '^[[:alpha:]]{4,40}$'
  ), added as (
    insert into cases.known_word select lexeme from word order by lexeme on conflict do nothing
  )
  select count(*) into learned from taken;
  return learned;
end $$;
grant execute on function cases.learn_words to evenkeel_system;

create function cases.words_like(typed text, at_most integer) returns setof text
language sql stable security definer set search_path = pg_catalog, cases, extensions, public
set pg_trgm.similarity_threshold = 0.3 as $$
  select k.word from cases.known_word k where k.word % typed order by similarity(k.word, typed) desc, k.word limit at_most
$$;
grant execute on function cases.words_like to evenkeel_agent, evenkeel_system;

insert into cases.known_word
  select word from ts_stat('select words from cases.search_text') where word ~ '^[[:alpha:]]{4,40}$';
