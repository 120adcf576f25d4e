-- From which address of ours a mail went, what a person decided about one that a cap had stopped, and when.

alter table conversations.outbound_mail
  add column sender_address text,
  add column released_at timestamptz;
create index outbound_mail_held on conversations.outbound_mail (queued_at desc, id) where state = 'held';
