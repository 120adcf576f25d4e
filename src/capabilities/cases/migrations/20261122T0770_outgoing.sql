-- Replies that were sent and can still be taken back: nothing of them has happened yet. One that was refused at the end
-- of its time stays, with the refusal, until its author takes it back.

create table cases.outgoing_reply (
  id uuid primary key,
  case_id uuid not null references cases."case" (id),
  account_id uuid not null,
  author_id uuid not null,
  author_name text not null,
  text text not null,
  next jsonb not null,
  file_ids uuid[] not null,
  seen_message_id uuid,
  held_at timestamptz not null,
  leaves_at timestamptz not null,
  held_back text
);
create index outgoing_reply_of_case on cases.outgoing_reply (case_id, leaves_at);
call platform.wall('cases.outgoing_reply');
grant select, insert, delete on cases.outgoing_reply to evenkeel_agent, evenkeel_system;
grant update on cases.outgoing_reply to evenkeel_system;
create policy own_words on cases.outgoing_reply as restrictive for insert to evenkeel_agent
  with check (author_id = (select platform.asking_person()));
create policy own_way_back on cases.outgoing_reply as restrictive for delete to evenkeel_agent
  using (author_id = (select platform.asking_person()));
