-- What colleagues promise each other about the house itself belongs to no account: the desk sees it, no customer does.
create policy desk_among_itself on promises.promise to evenkeel_agent
  using (account_id is null and (select platform.asking_person()) is not null)
  with check (account_id is null and (select platform.asking_person()) is not null);
