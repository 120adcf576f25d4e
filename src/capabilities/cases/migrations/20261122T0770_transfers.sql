-- Warm transfers: a case is offered to somebody, who accepts it or gives it back. Until then its owner owns it.

create table cases.transfer (
  id uuid primary key,
  case_id uuid not null references cases."case" (id),
  account_id uuid not null,
  state text not null check (state in ('offered', 'accepted', 'returned', 'taken-back')),
  giver_id uuid not null,
  to_person_id uuid,
  to_team_id uuid,
  problem text not null,
  done text not null,
  next text not null,
  follow_up_id uuid,
  offered_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  reason text,
  check ((to_person_id is null) <> (to_team_id is null)),
  check ((state = 'offered') = (answered_at is null))
);
create index transfer_by_case on cases.transfer (case_id, offered_at desc);
call platform.wall('cases.transfer');
-- The brief is the team's own: customers' role reaches none of it.
grant select, insert, update on cases.transfer to evenkeel_agent, evenkeel_system;

-- The offer that waits for its answer, beside the case, so that whom it was made to may read the case.
alter table cases."case"
  add column offer_id uuid,
  add column offered_to_id uuid,
  add column offered_team_id uuid,
  add check (offer_id is null or (open and (offered_to_id is null) <> (offered_team_id is null)));
create index case_offered on cases."case" (next_due_at nulls last, id) where offer_id is not null;
