-- Who solved what of a service lately: whom to ask for help.

create index case_solved_by_service on cases."case" (service_id, resolved_at desc) where resolved_at is not null;
