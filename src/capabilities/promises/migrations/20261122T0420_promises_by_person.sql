-- What became of a person's promises by due moment, owed or over: nearly all are over, so one index serves both.

create index promise_by_person on promises.promise (promisor_person_id, due, id) where promisor_person_id is not null;
drop index promises.promise_over_by_person;
