-- When one person wants to be reminded of a case. Nobody else reads it.

create schema reminders;
grant usage on schema reminders to evenkeel_agent, evenkeel_system;

create table reminders.reminder (
  id uuid primary key,
  person_id uuid not null references people.person (id) on delete cascade,
  case_id uuid not null,
  account_id uuid not null,
  -- Whether the case was or became its person's own: then it ends when the case becomes another's.
  held boolean not null,
  remind_at timestamptz not null,
  reminded_at timestamptz,
  unique (person_id, case_id)
);
create index reminder_by_case on reminders.reminder (case_id);
alter table reminders.reminder enable row level security;
alter table reminders.reminder force row level security;
create policy own_reminders on reminders.reminder to evenkeel_agent, evenkeel_customer
  using (person_id = (select platform.asking_person()) and account_id = any ((select platform.asking_accounts())::uuid[]))
  with check (person_id = (select platform.asking_person()) and account_id = any ((select platform.asking_accounts())::uuid[]));
create policy system_passes on reminders.reminder to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select, insert, update, delete on reminders.reminder to evenkeel_agent, evenkeel_system;
