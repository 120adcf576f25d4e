-- A promise may give way to one that is due sooner; and pauses that ask for a second look are found by when they did.

alter table promises.promise
  drop constraint promise_state_check,
  add constraint promise_state_check check (
    state in ('running', 'paused', 'met', 'kept', 'broken', 'renegotiated', 'superseded', 'withdrawn')
  ),
  add column doubted_at timestamptz;

create index promise_doubted on promises.promise (doubted_at, id) where doubted_at is not null;
