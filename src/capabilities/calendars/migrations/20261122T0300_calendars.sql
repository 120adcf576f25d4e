-- Calendars of business hours. A version never changes: a promise names the one that it was made on.

create schema calendars;
grant usage on schema calendars to evenkeel_customer, evenkeel_agent, evenkeel_system;

create table calendars.calendar (
  id uuid primary key,
  name text not null,
  current_version integer not null default 1,
  -- One of the calendars that every installation has, so that it is made once.
  standing text unique check (standing in ('always', 'office')),
  created_at timestamptz not null
);
create index calendar_by_name on calendars.calendar (name, id);

create table calendars.calendar_version (
  calendar_id uuid not null references calendars.calendar (id),
  version integer not null check (version > 0),
  hours jsonb not null,
  created_at timestamptz not null,
  primary key (calendar_id, version)
);

-- Reference data without an account: everybody's promises are counted on it.
grant select on calendars.calendar, calendars.calendar_version to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant insert, update on calendars.calendar to evenkeel_agent, evenkeel_system;
grant insert on calendars.calendar_version to evenkeel_agent, evenkeel_system;
