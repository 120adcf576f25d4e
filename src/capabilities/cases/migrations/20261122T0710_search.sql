-- Search: words through the index although row security stands before the table. The function reads as the owner,
-- takes the accounts from the transaction, and answers ids only; the caller joins them to cases that it may read.

create function cases.matching(given text, at_most integer)
returns table (case_id uuid, rank real)
language sql stable security definer set search_path = pg_catalog, cases, platform as $$
  with asked as (
    select websearch_to_tsquery('simple', given) as query,
      case when given ~ '^\s*#?\d{1,9}\s*$' then substring(given from '\d+')::bigint end as number
  ), hit as (
    select s.case_id, s.words from cases.search_text s, asked
    where s.words @@ asked.query
      and (platform.asking_role() = 'evenkeel_system' or s.account_id = any (platform.asking_accounts()))
    limit at_most
  )
  select c.id, 10::real from cases."case" c, asked
    where c.number = asked.number
      and (platform.asking_role() = 'evenkeel_system' or c.account_id = any (platform.asking_accounts()))
  union all
  select hit.case_id, ts_rank(hit.words, asked.query) from hit, asked
$$;
grant execute on function cases.matching(text, integer) to evenkeel_agent, evenkeel_system;
