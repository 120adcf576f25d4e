-- Nothing that stands in the public schema is found by a function that runs as its owner.

alter function cases.words_like(text, integer) set search_path = pg_catalog, cases, extensions;
