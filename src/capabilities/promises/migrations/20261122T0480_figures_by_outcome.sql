-- Figures read what became of promises, and nothing but these two indexes where the table is vacuumed. What still runs
-- stands in neither, so that making a promise costs nothing here.

create index promise_judged on promises.promise (due)
  include (account_id, promisee_kind, kind, state, promisor_team_id, promisor_provider_id, promisor_person_id,
           service_id, moves, open_time, paused_time, voided_time)
  where state not in ('running', 'paused');

-- How late they are, and which are still owed.
create index promise_broken on promises.promise (due)
  include (account_id, promisee_kind, kind, promisor_team_id, promisor_provider_id, promisor_person_id, service_id,
           fulfilled_at, closed_at)
  where state = 'broken';

drop index promises.promise_figures_by_due;
