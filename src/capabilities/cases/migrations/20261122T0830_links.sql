-- How cases stand to each other: a row for each side, behind the wall of that side's own case.

create table cases.link (
  case_id uuid not null references cases."case" (id),
  other_id uuid not null references cases."case" (id),
  account_id uuid not null,
  relation text not null check (relation in ('related', 'caused-by', 'causes', 'follows-on', 'followed-by')),
  linked_by uuid not null,
  linked_at timestamptz not null,
  primary key (case_id, other_id),
  check (case_id <> other_id)
);
call platform.wall('cases.link');
-- Which cases belong together is the team's own: customers' role reaches none of it.
grant select, insert, update, delete on cases.link to evenkeel_agent, evenkeel_system;
