-- Whether colleagues of the requester may see a case, where their account lets them. What was asked before an account
-- shared its cases was asked for the desk alone, and stays so.
alter table cases."case" add column colleagues_see boolean not null default false;
create index case_shared on cases."case" (account_id, opened_at desc) where colleagues_see;
