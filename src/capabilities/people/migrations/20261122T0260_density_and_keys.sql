-- How close the rows of lists stand, and the keys that a person gave to commands, by command; what is not named keeps its own.
alter table people.person
  add column density text not null default 'compact' check (density in ('compact', 'normal', 'relaxed')),
  add column keys jsonb not null default '{}';
grant update (density, keys) on people.person to evenkeel_customer;
