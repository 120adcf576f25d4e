-- Promises to customers that broke, and when the customer was told. A row without told_at is still to be told.

create table cases.late_word (
  promise_id uuid primary key,
  case_id uuid not null references cases."case" (id),
  account_id uuid not null,
  found_at timestamptz not null,
  told_at timestamptz
);
create index late_word_to_tell on cases.late_word (case_id) where told_at is null;
call platform.wall('cases.late_word');
grant select, insert, update on cases.late_word to evenkeel_system;
