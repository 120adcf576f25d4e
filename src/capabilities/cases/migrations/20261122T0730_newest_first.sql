-- All cases, newest first: closed ones are nearly all of them, so one index serves both lists.

create index case_newest on cases."case" (opened_at desc, id);
drop index cases.case_closed;
