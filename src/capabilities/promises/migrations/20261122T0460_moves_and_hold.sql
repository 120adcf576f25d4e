-- What figures need of each promise and no query can find out: how often its chain was moved before it, and what of its
-- open time stood still, in milliseconds: in all, in pauses that hold up, in pauses that do not. Null where no clock
-- may rest, and until something was decided about it.

alter table promises.promise
  add column moves smallint not null default 0,
  add column open_time bigint,
  add column paused_time bigint,
  add column voided_time bigint;

with recursive chain as (
  select id, successor_id, state, 0 as moves from promises.promise where predecessor_id is null
  union all
  select next.id, next.successor_id, next.state, chain.moves + (chain.state = 'renegotiated')::integer
  from chain join promises.promise as next on next.id = chain.successor_id
)
update promises.promise as p set moves = chain.moves from chain where p.id = chain.id and chain.moves > 0;

create index promise_figures_by_due on promises.promise (due)
  include (account_id, promisee_kind, kind, state, promisor_team_id, promisor_provider_id, promisor_person_id,
           service_id, moves, fulfilled_at, closed_at, open_time, paused_time, voided_time);
drop index promises.promise_figures;
