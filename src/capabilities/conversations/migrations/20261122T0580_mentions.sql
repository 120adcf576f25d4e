-- Whom a note names, so that they were told of it.
alter table conversations.note add column mentioned uuid[] not null default '{}';
