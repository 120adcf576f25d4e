-- Whoever calls is found by the last digits of the number that they gave, however they wrote it.
create index person_by_last_digits on people.person (right(regexp_replace(phone, '\D', '', 'g'), 5))
  where phone is not null;
