-- Mailboxes that mail is fetched from: up to where each is done, and when it answered last.

create table conversations.mailbox (
  name text primary key,
  uid_validity text,
  -- Every mail up to this number is ours or was set aside.
  done_to bigint not null default 0,
  -- What lay there before us begins below this number.
  begins_at bigint not null default 0,
  heard_at timestamptz,
  taken_at timestamptz,
  -- Why the connection is lost; null while it holds.
  trouble text
);

-- Each mail of a mailbox, so that none is taken twice; without a mail of ours it was set aside, with the reason.
create table conversations.mailbox_mail (
  mailbox text not null references conversations.mailbox (name),
  uid_validity text not null,
  uid bigint not null,
  inbound_mail_id uuid references conversations.inbound_mail (id),
  reason text,
  noted_at timestamptz not null,
  primary key (mailbox, uid_validity, uid)
);
create index mailbox_mail_set_aside on conversations.mailbox_mail (mailbox) where inbound_mail_id is null;
grant select, insert, update on conversations.mailbox, conversations.mailbox_mail to evenkeel_system;
