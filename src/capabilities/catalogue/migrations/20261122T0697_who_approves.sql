-- Who says yes or no: somebody of the desk, those who look after the requester's account, or somebody there whom they name.
-- Outside the desk, `approver_id` stands in where nobody there can say it.

alter table catalogue.request_item
  add column approval_by text not null default 'desk' check (approval_by in ('desk', 'account-managers', 'named')),
  add column approval_needs text not null default 'one' check (approval_needs in ('one', 'all')),
  add check (approval_by = 'desk' or approver_id is not null);
