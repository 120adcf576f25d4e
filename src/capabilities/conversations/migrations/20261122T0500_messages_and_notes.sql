-- Messages, which both sides read, and notes, which only the team reads: two tables, so that no filter can slip.

create schema conversations;
grant usage on schema conversations to evenkeel_customer, evenkeel_agent, evenkeel_system;

create table conversations.message (
  id uuid primary key,
  account_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  direction text not null check (direction in ('from-customer', 'to-customer')),
  author_person_id uuid,
  author_name text not null,
  channel text not null check (channel in ('portal', 'mail', 'phone', 'walk-up', 'chat', 'api')),
  text text not null,
  -- The text without quoted mail and signature: for reading, never instead of the text.
  new_part text not null,
  -- Cleaned by allow-list when it came in.
  html text,
  automatic boolean not null default false,
  sent_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  -- How far the mails that carry it have come.
  delivery text not null default 'none' check (delivery in ('none', 'queued', 'sent', 'failed', 'held')),
  -- Of a message that came by mail: its own Message-ID and the ones that it answers.
  message_id_header text,
  in_reply_to text[] not null default '{}',
  inbound_mail_id uuid unique
);
create index message_by_subject on conversations.message (subject_kind, subject_id, sent_at, id);
create index message_by_header on conversations.message (message_id_header) where message_id_header is not null;
call platform.wall('conversations.message');

-- A customer adds what they themselves say, and nothing that looks as if it came from us or by mail.
grant select on conversations.message to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant insert (id, account_id, subject_kind, subject_id, direction, author_person_id, author_name, channel, text,
  new_part, sent_at) on conversations.message to evenkeel_customer;
create policy customer_speaks_for_self on conversations.message as restrictive for insert to evenkeel_customer
  with check (direction = 'from-customer' and author_person_id = (select platform.asking_person()));
grant insert on conversations.message to evenkeel_agent, evenkeel_system;
grant update (delivery) on conversations.message to evenkeel_agent, evenkeel_system;

create table conversations.note (
  id uuid primary key,
  account_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  author_person_id uuid,
  author_name text not null,
  text text not null,
  written_at timestamptz not null,
  recorded_at timestamptz not null default now()
);
create index note_by_subject on conversations.note (subject_kind, subject_id, written_at, id);
call platform.wall('conversations.note');
-- No grant of any kind for customers.
grant select, insert on conversations.note to evenkeel_agent, evenkeel_system;
