-- A duplicate names the case that goes on in its place, so that its number leads there for ever.

alter table cases."case"
  add column merged_into uuid references cases."case" (id),
  add check (merged_into is null or (not open and merged_into <> id));

create index case_merged_into on cases."case" (merged_into) where merged_into is not null;
