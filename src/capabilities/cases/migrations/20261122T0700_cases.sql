-- Cases: what customers asked for, who works on it, what is happening now, and which promise comes next.

create schema cases;
grant usage on schema cases to evenkeel_customer, evenkeel_agent, evenkeel_system;

create sequence cases.case_number start 10001;
grant usage on sequence cases.case_number to evenkeel_customer, evenkeel_agent, evenkeel_system;

create table cases."case" (
  id uuid primary key,
  number bigint not null unique default nextval('cases.case_number'),
  account_id uuid not null,
  kind text not null check (kind in ('incident', 'request', 'question')),
  state text not null,
  waiting_reason text,
  waiting_question text,
  subject text not null,
  goal text,
  service_id uuid not null,
  requester_id uuid not null,
  owner_id uuid,
  assignee_id uuid,
  team_id uuid,
  provider_id uuid,
  channel text not null,
  priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
  stated_urgency text not null,
  assessed_urgency text not null,
  now_text text,
  now_by text,
  now_by_id uuid,
  now_since timestamptz,
  -- A projection of the promises, so that the queue sorts by one index. The due moment itself is the promise's.
  next_promise_id uuid,
  next_promise_kind text,
  next_promise_state text,
  next_promise_made_at timestamptz,
  next_promise_soon_at timestamptz,
  next_due_at timestamptz,
  last_customer_word_at timestamptz,
  last_team_word_at timestamptz,
  last_customer_message_id uuid,
  unanswered boolean not null default false,
  open boolean not null default true,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  check ((state = 'waiting') = (waiting_reason is not null))
);

-- Open cases are few beside closed ones: the queue's indexes hold only them.
create index case_queue on cases."case" (next_due_at nulls last, id) where open;
create index case_queue_by_team on cases."case" (team_id, next_due_at nulls last, id) where open;
create index case_queue_by_owner on cases."case" (owner_id, next_due_at nulls last, id) where open;
create index case_unowned on cases."case" (next_due_at nulls last, id) where open and owner_id is null;
create index case_by_requester on cases."case" (requester_id, opened_at desc);
create index case_by_account on cases."case" (account_id, opened_at desc);
create index case_closed on cases."case" (opened_at desc, id) where not open;
create index case_by_team on cases."case" (team_id, opened_at desc);

call platform.wall('cases."case"');
grant select, insert, update on cases."case" to evenkeel_customer, evenkeel_agent, evenkeel_system;

-- Who besides requester, owner and assignee has to do with a case: colleagues in copy, helpers.
create table cases.participant (
  case_id uuid not null references cases."case" (id),
  account_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('watcher', 'helper')),
  added_at timestamptz not null,
  primary key (case_id, person_id)
);
create index participant_by_person on cases.participant (person_id);
call platform.wall('cases.participant');
grant select, insert, delete on cases.participant to evenkeel_customer, evenkeel_agent, evenkeel_system;

-- Words of a case for search: subject and messages apart from team notes, which customers' role cannot reach.
create table cases.search_text (
  case_id uuid primary key references cases."case" (id),
  account_id uuid not null,
  words tsvector not null
);
create index search_words on cases.search_text using gin (words);
call platform.wall('cases.search_text');
grant select, insert, update on cases.search_text to evenkeel_agent, evenkeel_system;
grant insert, update, select on cases.search_text to evenkeel_customer;
