-- What can be requested: what one gets, what it costs, and the form that it takes.

create table catalogue.request_item (
  id uuid primary key,
  -- Its part of the address; it never changes, so that links last.
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  summary text not null,
  cost text,
  service_id uuid not null references catalogue.service (id),
  form jsonb not null,
  retired boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null
);
create index request_item_by_name on catalogue.request_item (name, id);

-- Reference data without an account, as services are.
grant select on catalogue.request_item to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant insert, update on catalogue.request_item to evenkeel_agent, evenkeel_system;
