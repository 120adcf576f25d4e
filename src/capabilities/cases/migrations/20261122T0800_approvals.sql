-- Requests that somebody says yes or no to. Whoever is asked reads the case; nobody else answers in their place.

alter table cases.request
  add column approver_id uuid,
  add column approval text check (approval in ('asked', 'approved', 'declined')),
  add column approval_reason text,
  add column decided_at timestamptz,
  add check ((approver_id is null) = (approval is null)),
  add check ((decided_at is null) = (coalesce(approval, 'asked') = 'asked'));
create index request_to_approve on cases.request (approver_id, case_id) where approval = 'asked';
grant update (approval, approval_reason, decided_at) on cases.request to evenkeel_agent, evenkeel_system;
create policy only_who_is_asked on cases.request as restrictive for update to evenkeel_agent
  using (approver_id = (select platform.asking_person()));

alter table cases.participant drop constraint participant_role_check;
alter table cases.participant add constraint participant_role_check check (role in ('watcher', 'helper', 'approver'));
