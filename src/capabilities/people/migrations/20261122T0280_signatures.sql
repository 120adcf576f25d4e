-- What customers call a team, and how mails are signed: a team's signature, and a person's own, which goes before it. Both name
-- variables, which are filled in as a mail is written.
alter table people.team
  add column called text check (length(called) between 1 and 120),
  add column signature text check (length(signature) between 1 and 500);
alter table people.person
  add column signature text check (length(signature) between 1 and 500);
grant update (name, called, signature, version) on people.team to evenkeel_agent, evenkeel_system;
