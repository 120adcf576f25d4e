-- Figures ask for a period by due moment, and read nothing but this index where the table is vacuumed.

create index promise_figures on promises.promise (due)
  include (account_id, promisee_kind, kind, state, promisor_team_id, promisor_provider_id, promisor_person_id,
           predecessor_id, fulfilled_at, closed_at);
drop index promises.promise_by_due;
