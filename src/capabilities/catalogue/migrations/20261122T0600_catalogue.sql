-- Services: what may be asked about, who answers, on which calendar, and the words owed per priority.

create schema catalogue;
grant usage on schema catalogue to evenkeel_customer, evenkeel_agent, evenkeel_system;

create table catalogue.service (
  id uuid primary key,
  name text not null,
  -- Who works on it first; nobody in particular when null.
  team_id uuid,
  calendar_id uuid not null references calendars.calendar (id),
  policies jsonb not null,
  -- The one that a question belongs to when nobody named a service.
  standing boolean not null default false,
  retired boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null
);
create index service_by_name on catalogue.service (name, id);
create unique index service_standing on catalogue.service (standing) where standing;

-- Reference data without an account: every customer may ask about every service.
grant select on catalogue.service to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant insert, update on catalogue.service to evenkeel_agent, evenkeel_system;
