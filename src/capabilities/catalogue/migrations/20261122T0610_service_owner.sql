-- Who of the desk answers for a service, and hears of promises about it that stay broken.

alter table catalogue.service add column owner_id uuid references people.person (id);
