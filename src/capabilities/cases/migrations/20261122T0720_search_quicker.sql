-- Words and accounts are worked out once for a search, not once for each row; and it always goes by the index.

create or replace function cases.matching(given text, at_most integer)
returns table (case_id uuid, rank real)
language sql stable rows 100 security definer
set search_path = pg_catalog, cases, platform set enable_seqscan = off as $$
  with hit as (
    select s.case_id, s.words from cases.search_text s
    where s.words @@ (select websearch_to_tsquery('simple', given))
      and ((select platform.asking_role()) = 'evenkeel_system'
        or s.account_id = any ((select platform.asking_accounts())::uuid[]))
    limit at_most
  )
  select c.id, 10::real from cases."case" c
    where c.number = case when given ~ '^\s*#?\d{1,9}\s*$' then substring(given from '\d+')::bigint end
      and ((select platform.asking_role()) = 'evenkeel_system'
        or c.account_id = any ((select platform.asking_accounts())::uuid[]))
  union all
  select hit.case_id, ts_rank(hit.words, (select websearch_to_tsquery('simple', given))) from hit
$$;
