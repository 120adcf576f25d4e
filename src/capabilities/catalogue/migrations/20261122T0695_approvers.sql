-- Who of the desk says yes or no before a request is fulfilled, and within how many working days.

alter table catalogue.request_item
  add column approver_id uuid references people.person (id),
  add column approval_days integer not null default 2 check (approval_days between 1 and 20);
