-- Who outside can help, and how customers were brought to them.

create schema referrals;
grant usage on schema referrals to evenkeel_customer, evenkeel_agent, evenkeel_system;

-- The directory is the desk's own; customers read of a party only what their referral says.
create table referrals.party (
  id uuid primary key,
  name text not null,
  helps_with text not null,
  phone text,
  email text,
  website text,
  languages text,
  hours text,
  notes text,
  provider_id uuid,
  verified_at timestamptz not null,
  verified_by text not null,
  removed_at timestamptz,
  version integer not null default 1,
  check (phone is not null or email is not null or website is not null)
);
grant select, insert, update on referrals.party to evenkeel_agent, evenkeel_system;

-- A referral holds what its customer may know of it. What may be passed on stands here by their consent alone.
create table referrals.referral (
  id uuid primary key,
  case_id uuid not null,
  account_id uuid not null,
  party_id uuid not null references referrals.party (id),
  party_name text not null,
  reach text not null,
  by_id uuid not null,
  by_name text not null,
  made_at timestamptz not null,
  passes text,
  consent_how text check (consent_how in ('spoken', 'written')),
  follow_up_id uuid not null,
  answer text check (answer in ('accepted', 'declined')),
  answer_words text,
  answered_at timestamptz,
  asked_at timestamptz,
  outcome text check (outcome in ('helped', 'partly', 'not-helped')),
  outcome_words text,
  outcome_by text check (outcome_by in ('customer', 'desk')),
  outcome_at timestamptz,
  check ((passes is null) = (consent_how is null)),
  check ((answer is null) = (answered_at is null)),
  check ((outcome is null) = (outcome_at is null) and (outcome is null) = (outcome_by is null))
);
create index referral_by_case on referrals.referral (case_id, made_at desc);
create index referral_by_party on referrals.referral (party_id, made_at desc);
call platform.wall('referrals.referral');
grant select, insert, update on referrals.referral to evenkeel_agent, evenkeel_system;
grant select, update (outcome, outcome_words, outcome_by, outcome_at) on referrals.referral to evenkeel_customer;

-- How it went with each party, counted over all customers; it says nothing else of them.
create function referrals.party_counts(parties uuid[])
returns table (party_id uuid, used integer, last_used timestamptz, asked integer, answered integer, helped integer)
language sql stable security definer set search_path = pg_catalog, referrals as $$
  select r.party_id, count(*)::integer, max(r.made_at),
    (count(*) filter (where r.asked_at is not null or r.outcome is not null))::integer,
    count(r.outcome)::integer,
    (count(*) filter (where r.outcome = 'helped'))::integer
  from referrals.referral r where r.party_id = any (parties) group by r.party_id
$$;
revoke execute on function referrals.party_counts(uuid[]) from public;
grant execute on function referrals.party_counts(uuid[]) to evenkeel_agent, evenkeel_system;
