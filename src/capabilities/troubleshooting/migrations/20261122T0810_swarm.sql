-- Asking for help: a question about a case to a few colleagues, what they answer, and what came of it. The team's alone.

create table troubleshooting.swarm (
  id uuid primary key,
  case_id uuid not null,
  account_id uuid not null,
  question text not null,
  help text not null check (help in ('know-how', 'hands', 'access', 'decision')),
  -- The steps that were sent along.
  step_ids uuid[] not null,
  by_id uuid not null,
  by_name text not null,
  asked_at timestamptz not null,
  closed_at timestamptz,
  -- What helped, in the words of who closed it.
  helped text
);
create unique index swarm_open_by_case on troubleshooting.swarm (case_id) where closed_at is null;
create index swarm_by_case on troubleshooting.swarm (case_id, asked_at);
create index swarm_open on troubleshooting.swarm (asked_at desc) where closed_at is null;
call platform.wall('troubleshooting.swarm');
grant select, insert, update on troubleshooting.swarm to evenkeel_agent, evenkeel_system;

create table troubleshooting.invitation (
  swarm_id uuid not null references troubleshooting.swarm (id),
  account_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  state text not null check (state in ('asked', 'joined', 'later', 'declined')),
  later_at timestamptz,
  -- Who could help instead.
  instead text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (swarm_id, person_id)
);
create index invitation_by_person on troubleshooting.invitation (person_id, asked_at desc);
call platform.wall('troubleshooting.invitation');
grant select, insert, update on troubleshooting.invitation to evenkeel_agent, evenkeel_system;

create table troubleshooting.contribution (
  id uuid primary key,
  swarm_id uuid not null references troubleshooting.swarm (id),
  account_id uuid not null,
  kind text not null check (kind in ('word', 'proposal')),
  text text not null,
  by_id uuid not null,
  by_name text not null,
  said_at timestamptz not null,
  -- The step that a proposal became.
  step_id uuid references troubleshooting.step (id),
  thanked_at timestamptz
);
create index contribution_by_swarm on troubleshooting.contribution (swarm_id, said_at);
create index contribution_thanked on troubleshooting.contribution (by_id, thanked_at) where thanked_at is not null;
call platform.wall('troubleshooting.contribution');
grant select, insert, update on troubleshooting.contribution to evenkeel_agent, evenkeel_system;
