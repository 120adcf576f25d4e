-- Notices by mail: how each person wants them, and which went out.

alter table notices.notice add column mailed_at timestamptz;
-- What was told before there were mails is not mailed now.
update notices.notice set mailed_at = given_at;
create index notice_not_mailed on notices.notice (person_id, given_at) where read_at is null and mailed_at is null;

-- Whoever has no row wants them as the program does it at first.
create table notices.mail_choice (
  person_id uuid primary key references people.person (id) on delete cascade,
  rhythm text not null check (rhythm in ('at-once', 'digest', 'none')),
  digest_at text[] not null,
  quiet_from text,
  quiet_until text,
  quiet_weekends boolean not null,
  chosen_at timestamptz not null,
  check ((quiet_from is null) = (quiet_until is null))
);
alter table notices.mail_choice enable row level security;
alter table notices.mail_choice force row level security;
create policy own_choice on notices.mail_choice to evenkeel_agent
  using (person_id = (select platform.asking_person())) with check (person_id = (select platform.asking_person()));
create policy system_passes on notices.mail_choice to evenkeel_system, evenkeel_owner using (true) with check (true);
grant select, insert, update on notices.mail_choice to evenkeel_agent;
grant select on notices.mail_choice to evenkeel_system;
