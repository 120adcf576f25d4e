-- What people are in, or will be at a fixed moment, and that fails without us; and the tries to reach somebody who was promised it.

create table cases.live_event (
  case_id uuid primary key references cases."case" (id),
  account_id uuid not null,
  starts_at timestamptz not null,
  -- Null where nobody said when it ends.
  ends_at timestamptz,
  way text not null check (way in ('phone', 'in-person', 'online')),
  place text not null,
  fallback text,
  said_at timestamptz not null,
  check (ends_at > starts_at)
);
create index live_event_by_start on cases.live_event (starts_at);
call platform.wall('cases.live_event');
grant select, insert, update on cases.live_event to evenkeel_agent, evenkeel_system;

-- Nobody answered: a fact, which keeps no promise.
create table cases.contact_try (
  id uuid primary key,
  case_id uuid not null references cases."case" (id),
  account_id uuid not null,
  promise_id uuid not null,
  way text not null check (way in ('phone', 'in-person', 'online')),
  message_left boolean not null,
  tried_by uuid not null,
  tried_at timestamptz not null
);
create index contact_try_by_case on cases.contact_try (case_id, tried_at);
call platform.wall('cases.contact_try');
grant select, insert on cases.contact_try to evenkeel_agent, evenkeel_system;
