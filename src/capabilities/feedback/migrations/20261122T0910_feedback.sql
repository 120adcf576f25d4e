-- How it was for the people of a case that was done, and what they were answered.

create schema feedback;
grant usage on schema feedback to evenkeel_customer, evenkeel_agent, evenkeel_system;

create table feedback.feedback (
  id uuid primary key,
  case_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  -- What it was about as it stood then, so that what is counted later does not change with the case.
  service_id uuid not null,
  team_id uuid,
  owner_id uuid,
  rating smallint not null check (rating between 1 and 5),
  words text check (words <> ''),
  causes text[] not null default '{}' check (rating <= 2 or causes = '{}'),
  via text not null check (via in ('story', 'mail')),
  given_at timestamptz not null,
  changed_at timestamptz not null,
  promise_id uuid,
  outcome text check (outcome in ('acting', 'informed', 'declined')),
  answer text,
  answered_by uuid,
  answered_by_name text,
  answered_at timestamptz,
  version integer not null default 1,
  unique (case_id, person_id),
  check (num_nulls(outcome, answer, answered_by, answered_by_name, answered_at) in (0, 5))
);
create index feedback_by_time on feedback.feedback (given_at desc, id);
create index feedback_owed on feedback.feedback (given_at, id) where promise_id is not null and answered_at is null;
call platform.wall('feedback.feedback');
grant select, insert on feedback.feedback to evenkeel_customer, evenkeel_agent;
grant select, insert, update on feedback.feedback to evenkeel_system;
-- What a person says is theirs: colleagues of the same account neither read nor write it.
grant update (rating, words, causes, changed_at, promise_id, version) on feedback.feedback to evenkeel_customer;
create policy own_words on feedback.feedback as restrictive to evenkeel_customer
  using (person_id = (select platform.asking_person())) with check (person_id = (select platform.asking_person()));
-- Somebody of the desk may be the customer of a case as well; what others said they only answer.
grant update on feedback.feedback to evenkeel_agent;
create policy own_words_of_staff on feedback.feedback as restrictive for insert to evenkeel_agent
  with check (person_id = (select platform.asking_person()));
