-- Whether we may ask somebody afterwards how it was. Who said no is not asked again.
alter table people.person add column may_be_asked boolean not null default true;
grant update (may_be_asked) on people.person to evenkeel_customer;
