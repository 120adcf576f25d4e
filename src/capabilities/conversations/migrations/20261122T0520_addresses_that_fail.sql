-- What we know of addresses that failed us, and which of them get no mail any more. Only the system looks here: the
-- addresses are of all accounts.

create table conversations.failing_address (
  id uuid primary key,
  address text not null unique check (address = lower(address)),
  -- Mails that could not be delivered, in a row without a long pause.
  score integer not null,
  scored_at timestamptz,
  -- Set: no mail goes there until somebody lifts it.
  stopped_at timestamptz,
  -- The other side's own words, and the mail that they were about.
  words text not null,
  mail_id uuid references conversations.outbound_mail (id)
);
create index failing_address_stopped on conversations.failing_address (stopped_at desc, id) where stopped_at is not null;
grant select, insert, update on conversations.failing_address to evenkeel_system;
