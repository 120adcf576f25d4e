-- How soon a team gives its customers the next word: so many minutes of open time. Null leaves it to the agreement.
alter table people.team
  add column next_word_minutes integer check (next_word_minutes between 5 and 14400);
grant update (next_word_minutes) on people.team to evenkeel_agent, evenkeel_system;
