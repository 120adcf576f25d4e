-- What a promise rests on: the agreement that owes it, the service that it is about, and the promise that it serves.

alter table promises.promise
  -- Pinned: versions are never changed or deleted, and the name is as it was when the word was given.
  add column agreement_id uuid,
  add column agreement_name text,
  add column agreement_version integer,
  add column agreement_rule integer,
  add column service_id uuid,
  -- Ours to the customer, which a team's or a provider's promise to us serves.
  add column parent_id uuid,
  add constraint promise_agreement_whole check (
    num_nulls(agreement_id, agreement_name, agreement_version, agreement_rule) in (0, 4)
  );

create index promise_owed_by_agreement on promises.promise (agreement_id, due, id) where owed and agreement_id is not null;
create index promise_by_parent on promises.promise (parent_id) where parent_id is not null;
