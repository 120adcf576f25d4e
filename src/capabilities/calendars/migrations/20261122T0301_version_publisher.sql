-- Who published a version, by name: null for those from before this was kept.

alter table calendars.calendar_version add column published_by text;
