-- Within how much time what is owed stands in agreements; a service says who works on it first.

alter table catalogue.service drop column policies, drop column calendar_id;
