-- What holidays are called, date by date, and from when a version holds: null for those that held at once.

alter table calendars.calendar_version
  add column holiday_names jsonb not null default '{}',
  add column effective_at timestamptz;
