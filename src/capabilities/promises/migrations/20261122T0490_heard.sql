-- A promisee's time to object runs from when they heard that it was delivered, and not before.

alter table promises.promise
  -- Null: with the delivery.
  add column heard_at timestamptz,
  -- Delivered, and the promisee does not know it yet.
  add column unheard boolean not null default false;
