-- What in a mail reads as one thing and is another, found when it was taken in; for the team.

alter table conversations.message add column warnings jsonb not null default '[]';
