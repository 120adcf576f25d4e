-- What the program asked one person by themselves: whether a colleague should look at their case too. Nobody else reads it.

create table troubleshooting.prompt (
  id uuid primary key,
  case_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  points integer not null,
  signals text[] not null,
  shown_at timestamptz not null,
  answer text check (answer in ('asked', 'more-time', 'dismissed')),
  reason text,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index prompt_by_person on troubleshooting.prompt (person_id, shown_at desc);
alter table troubleshooting.prompt enable row level security;
alter table troubleshooting.prompt force row level security;
create policy own_prompts on troubleshooting.prompt to evenkeel_agent
  using (person_id = (select platform.asking_person()) and account_id = any ((select platform.asking_accounts())::uuid[]))
  with check (person_id = (select platform.asking_person()) and account_id = any ((select platform.asking_accounts())::uuid[]));
create policy system_passes on troubleshooting.prompt to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select, insert, update on troubleshooting.prompt to evenkeel_agent, evenkeel_system;
