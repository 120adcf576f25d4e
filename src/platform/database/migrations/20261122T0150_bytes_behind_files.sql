-- Whoever knows the hash of some bytes does not have them for that: they come only by way of a file that the asker may
-- read. Row-level security stands before the file; this says the same once more where its owner's rights would pass it.

create or replace function platform.bytes_of(digest bytea) returns bytea
language sql stable security definer set search_path = pg_catalog, platform as $$
  select c.bytes from platform.content c
  where c.hash = digest and (platform.asking_role() = 'evenkeel_system' or exists (
    select from platform.file f
    where f.hash = digest and (
      (f.subject_id is null and f.uploaded_by = platform.asking_person())
      or (f.subject_id is not null and f.account_id = any (platform.asking_accounts())
        and (f.audience = 'customer' or platform.asking_role() = 'evenkeel_agent')))))
$$;
