-- How somebody wants to hear from us: in writing, or by a call at the number that they gave.
alter table people.person
  add column reach_by text not null default 'write' check (reach_by in ('write', 'call')),
  add column phone text check (length(phone) between 3 and 40),
  add constraint a_call_needs_a_number check (reach_by = 'write' or phone is not null);
grant update (reach_by, phone) on people.person to evenkeel_customer;
