-- A file belongs to nobody but its uploader until it hangs on something; then to that thing's account, for good.

alter table platform.file alter column account_id drop not null;
alter table platform.file add constraint account_once_attached check (subject_id is null or account_id is not null);
-- What the uploader called it: shown to people, never sent as a content type. `media_type` is what the bytes are.
alter table platform.file add column declared_type text not null default 'application/octet-stream';
create index file_unattached_by_person on platform.file (uploaded_by) where subject_id is null;
create index file_by_content on platform.file (hash);

create policy own_until_attached on platform.file to evenkeel_customer, evenkeel_agent
  using (subject_id is null and uploaded_by = (select platform.asking_person()))
  with check (subject_id is null and uploaded_by = (select platform.asking_person()));
create policy uploader_alone_reads on platform.file as restrictive for select to evenkeel_customer, evenkeel_agent
  using (subject_id is not null or uploaded_by = (select platform.asking_person()));
create policy uploader_alone_adds on platform.file as restrictive for insert to evenkeel_customer, evenkeel_agent
  with check (subject_id is null and uploaded_by = (select platform.asking_person()));
create policy attached_stays on platform.file as restrictive for update to evenkeel_customer, evenkeel_agent
  using (subject_id is null and uploaded_by = (select platform.asking_person()))
  with check (uploaded_by = (select platform.asking_person()));
create policy customer_adds_for_customers on platform.file as restrictive for insert to evenkeel_customer
  with check (audience = 'customer');

-- Removes bytes to which nothing points any more; answers whether they went.
create function platform.forget_content(digest bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, platform as $$
begin
  delete from platform.content where hash = digest;
  return found;
exception when foreign_key_violation then
  return false;
end
$$;
grant execute on function platform.forget_content(bytea) to evenkeel_system;
