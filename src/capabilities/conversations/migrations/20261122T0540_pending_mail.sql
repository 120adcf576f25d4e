-- Words by mail that wait for the team's judgement: the note shows them, this row says what would become of them.

create table conversations.pending_mail (
  note_id uuid primary key references conversations.note (id),
  account_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  inbound_mail_id uuid not null unique references conversations.inbound_mail (id),
  author_person_id uuid,
  author_name text not null,
  address text not null,
  reason text not null,
  -- What the message gets when the words are accepted.
  origin jsonb not null,
  decision text not null default 'waiting' check (decision in ('waiting', 'accepted', 'refused')),
  decided_by text,
  decided_at timestamptz,
  message_id uuid references conversations.message (id),
  check ((decision = 'waiting') = (decided_at is null)),
  check ((decision = 'accepted') = (message_id is not null))
);
create index pending_mail_by_subject on conversations.pending_mail (subject_kind, subject_id);
call platform.wall('conversations.pending_mail');
-- No grant of any kind for customers, as for notes.
grant select on conversations.pending_mail to evenkeel_agent, evenkeel_system;
grant insert on conversations.pending_mail to evenkeel_system;
grant update (decision, decided_by, decided_at, message_id) on conversations.pending_mail
  to evenkeel_agent, evenkeel_system;

alter table conversations.message
  -- Some characters of the mail had to be guessed.
  add column doubtful_text boolean not null default false,
  -- How the mail was signed or locked.
  add column protection text check (protection in ('smime-signed', 'smime-encrypted', 'pgp-signed', 'pgp-encrypted')),
  -- The meeting that the mail asks for, answers or calls off.
  add column calendar jsonb;
