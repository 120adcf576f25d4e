-- Mail in and out. Only the system reads what strangers sent; only the system sends.

-- Where mail to one of our addresses goes first. The desk's own addresses stand in the organisation's settings; an
-- address that stands only here takes mail too.
create table conversations.mail_address (
  address text primary key check (address = lower(address) and address like '%_@_%'),
  team_id uuid,
  service_id uuid,
  created_at timestamptz not null default now()
);
grant select, insert, update on conversations.mail_address to evenkeel_system;

create table conversations.inbound_mail (
  id uuid primary key,
  hash bytea not null references platform.content (hash),
  envelope_from text not null,
  envelope_to text[] not null,
  remote_address text not null,
  received_at timestamptz not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'case', 'reply', 'automatic', 'quarantine', 'duplicate')),
  -- Which rule decided, and why, in words for an administrator.
  rule text,
  reason text,
  settled_at timestamptz,
  attempts integer not null default 0,
  tried_at timestamptz,
  last_error text,
  -- What the mail says of itself, once it was read.
  message_id_header text,
  body_hash text,
  from_address text,
  from_name text,
  mail_subject text,
  -- What became of it.
  subject_kind text,
  subject_id uuid,
  message_id uuid references conversations.message (id),
  -- Words that wait for the team's judgement are a note, so that nobody else reads them.
  note_id uuid references conversations.note (id),
  duplicate_of uuid references conversations.inbound_mail (id),
  check ((state = 'waiting') = (settled_at is null)),
  check (state not in ('case', 'reply') or (subject_id is not null and coalesce(message_id, note_id) is not null)),
  check ((state = 'duplicate') = (duplicate_of is not null))
);
create index inbound_mail_waiting on conversations.inbound_mail (received_at) where state = 'waiting';
create index inbound_mail_by_age on conversations.inbound_mail (received_at desc, id desc);
create index inbound_mail_by_sender on conversations.inbound_mail (from_address, received_at);
create index inbound_mail_by_header on conversations.inbound_mail (message_id_header)
  where message_id_header is not null;
create index inbound_mail_by_subject on conversations.inbound_mail (subject_id, from_address) where subject_id is not null;
create index inbound_mail_by_content on conversations.inbound_mail (hash);
-- The last wall against taking one mail in twice.
create unique index inbound_mail_once on conversations.inbound_mail (message_id_header, body_hash)
  where state in ('case', 'reply', 'automatic');
grant select, insert, update on conversations.inbound_mail to evenkeel_system;
alter table conversations.message
  add constraint message_of_mail foreign key (inbound_mail_id) references conversations.inbound_mail (id);

create table conversations.outbound_mail (
  id uuid primary key,
  -- Null for mails that are about no customer's matter.
  account_id uuid,
  subject_kind text,
  subject_id uuid,
  message_id uuid references conversations.message (id),
  purpose text not null check (purpose in ('reply', 'notice', 'auto-reply')),
  recipient_address text not null,
  recipient_name text not null,
  recipient_person_id uuid,
  language text not null,
  content jsonb not null,
  -- Fixed here: every try carries the same Message-ID, so that a receiver knows a second copy.
  message_id_header text not null unique,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'held')),
  queued_at timestamptz not null,
  attempts integer not null default 0,
  next_try_at timestamptz,
  last_error text,
  sent_at timestamptz
);
create index outbound_mail_by_subject on conversations.outbound_mail (subject_id, recipient_address, queued_at);
create index outbound_mail_by_message on conversations.outbound_mail (message_id) where message_id is not null;
create index outbound_mail_by_recipient on conversations.outbound_mail (recipient_address, queued_at);
create index outbound_mail_by_age on conversations.outbound_mail (queued_at);
create index outbound_mail_queued on conversations.outbound_mail (queued_at) where state in ('queued', 'held');
call platform.wall('conversations.outbound_mail');
grant insert on conversations.outbound_mail to evenkeel_customer, evenkeel_agent;
create policy customer_queues_notices on conversations.outbound_mail as restrictive for insert to evenkeel_customer
  with check (purpose = 'notice' and state = 'queued');
create policy agent_queues on conversations.outbound_mail as restrictive for insert to evenkeel_agent
  with check (state = 'queued');
grant select, insert, update on conversations.outbound_mail to evenkeel_system;
