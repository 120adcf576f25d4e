-- Where, other than at our own doors, people may ask us: sites of the organisation's own that show our form.

create schema sites;
grant usage on schema sites to evenkeel_customer, evenkeel_agent, evenkeel_system;

-- Of no account. Customers' role does not reach it: whether a site may show the form is asked by the program itself.
create table sites.site (
  id uuid primary key,
  origin text not null unique,
  shows boolean not null default true,
  added_at timestamptz not null,
  version integer not null default 1
);
grant select, insert, update, delete on sites.site to evenkeel_agent, evenkeel_system;

-- Where the form was asked for and not shown, so that whoever keeps the list sees what it lacks.
create table sites.turned_away (
  origin text primary key,
  times integer not null,
  last_at timestamptz not null
);
grant select, insert, update, delete on sites.turned_away to evenkeel_agent, evenkeel_system;
