-- Whom a request asks for their yes or no: people of the desk, or of the customer. Nobody answers in another's place.

create table cases.approval (
  id uuid primary key,
  case_id uuid not null references cases."case" (id),
  account_id uuid not null,
  person_id uuid not null,
  -- Why they are asked; whether they work here; whether they belong to an organisation other than ours.
  why text not null check (why in ('item', 'account-manager', 'named', 'stand-in', 'instead')),
  of_the_desk boolean not null,
  outside boolean not null,
  promise_id uuid,
  state text not null default 'asked' check (state in ('asked', 'approved', 'declined', 'not-needed', 'replaced')),
  reason text,
  asked_at timestamptz not null,
  reminded_at timestamptz,
  decided_at timestamptz,
  check ((decided_at is null) = (state = 'asked'))
);
create unique index approval_once on cases.approval (case_id, person_id) where state = 'asked';
create index approval_to_give on cases.approval (person_id, case_id);
create index approval_by_promise on cases.approval (promise_id) where state = 'asked';
call platform.wall('cases.approval');
grant select, insert on cases.approval to evenkeel_customer, evenkeel_agent, evenkeel_system;
grant update (state, reason, decided_at, reminded_at) on cases.approval
  to evenkeel_customer, evenkeel_agent, evenkeel_system;
create policy only_who_is_asked on cases.approval as restrictive for update to evenkeel_customer, evenkeel_agent
  using (state = 'asked')
  with check (state not in ('approved', 'declined') or person_id = (select platform.asking_person()));

insert into cases.approval (id, case_id, account_id, person_id, why, of_the_desk, outside, state, reason, asked_at, decided_at)
select gen_random_uuid(), r.case_id, r.account_id, r.approver_id, 'item', true, false, r.approval, r.approval_reason,
  c.opened_at, r.decided_at
from cases.request r join cases."case" c on c.id = r.case_id
where r.approver_id is not null;

-- What was offered, as it stood then: whoever is asked decides on that.
alter table cases.request
  add column item_summary text,
  add column item_cost text,
  add column approval_needs text not null default 'one' check (approval_needs in ('one', 'all')),
  add column approval_days integer not null default 2 check (approval_days between 1 and 20);
drop policy only_who_is_asked on cases.request;
revoke update (approval, approval_reason, decided_at) on cases.request from evenkeel_agent, evenkeel_system;
alter table cases.request
  drop column approver_id,
  drop column approval,
  drop column approval_reason,
  drop column decided_at;
