-- What customers say when a case is more urgent than it looks, until somebody raises it or answers with a reason.

create table cases.escalation (
  id uuid primary key,
  case_id uuid not null references cases."case" (id),
  account_id uuid not null,
  person_id uuid not null,
  words text not null,
  needed_by timestamptz not null,
  -- The word by which they get their answer.
  promise_id uuid not null,
  escalated_at timestamptz not null,
  answer text check (answer in ('raised', 'told')),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create unique index escalation_unanswered on cases.escalation (case_id) where answered_at is null;
call platform.wall('cases.escalation');
grant select, insert on cases.escalation to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant update (answer, answered_at) on cases.escalation to evenkeel_agent, evenkeel_system;
