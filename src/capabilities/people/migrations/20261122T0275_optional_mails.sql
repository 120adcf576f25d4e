-- Which mails somebody gets that they may do without. Answers and promises come to everybody and are not named here.
alter table people.person add column optional_mails text[] not null default '{reminders}';
grant update (optional_mails) on people.person to evenkeel_customer;
