-- Facts: what happened, append-only, in order per subject, each chained to the one before by its hash.

create table platform.fact (
  id uuid primary key,
  position bigint generated always as identity unique,
  subject_kind text not null,
  subject_id uuid not null,
  sequence integer not null,
  kind text not null,
  audience text not null check (audience in ('customer', 'team')),
  account_id uuid,
  actor_kind text not null check (actor_kind in ('person', 'system', 'anonymous')),
  actor_id uuid,
  actor_name text not null,
  request_id text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  unique (subject_kind, subject_id, sequence)
);
create index fact_by_kind on platform.fact (kind, occurred_at);
create index fact_by_actor on platform.fact (actor_id, occurred_at) where actor_id is not null;

create table platform.fact_head (
  subject_kind text not null,
  subject_id uuid not null,
  sequence integer not null,
  hash bytea not null,
  primary key (subject_kind, subject_id)
) with (fillfactor = 80);

call platform.wall('platform.fact');
-- A customer never reads what was meant for the team, even where code forgets to ask.
create policy customer_audience on platform.fact as restrictive for select to evenkeel_customer
  using (audience = 'customer');
alter table platform.fact_head enable row level security;
alter table platform.fact_head force row level security;
create policy owner_only on platform.fact_head to evenkeel_owner using (true) with check (true);

grant select on platform.fact to evenkeel_customer, evenkeel_agent, evenkeel_system;

create function platform.fact_hash(previous bytea, record jsonb) returns bytea language sql immutable parallel safe
  as $$ select sha256(previous || convert_to(record::text, 'UTF8')) $$;

-- What is hashed: the whole record but the position, which only orders the feed.
create function platform.fact_record(f platform.fact) returns jsonb language sql stable parallel safe as $$
  select jsonb_build_object('id', f.id, 'subject_kind', f.subject_kind, 'subject_id', f.subject_id,
    'sequence', f.sequence, 'kind', f.kind, 'audience', f.audience, 'account_id', f.account_id,
    'actor_kind', f.actor_kind, 'actor_id', f.actor_id, 'actor_name', f.actor_name, 'request_id', f.request_id,
    'occurred_at', extract(epoch from f.occurred_at), 'recorded_at', extract(epoch from f.recorded_at), 'data', f.data)
$$;

-- The only way to record: appends in the given order and answers position and sequence of each.
create function platform.append_facts(given jsonb)
returns table (fact_id uuid, fact_position bigint, fact_sequence integer)
language plpgsql security definer set search_path = pg_catalog, platform as $$
declare
  one jsonb;
  head platform.fact_head;
  made platform.fact;
begin
  for one in select value from jsonb_array_elements(given) loop
    if platform.asking_role() <> 'evenkeel_system' and one->>'accountId' is not null
       and not ((one->>'accountId')::uuid = any (platform.asking_accounts())) then
      raise exception 'a fact about an account that is not the asker''s' using errcode = 'insufficient_privilege';
    end if;
    insert into platform.fact_head (subject_kind, subject_id, sequence, hash)
      values (one->>'subjectKind', (one->>'subjectId')::uuid, 0, ''::bytea)
      on conflict (subject_kind, subject_id) do update set sequence = fact_head.sequence
      returning * into head;
    made.id := (one->>'id')::uuid;
    made.subject_kind := head.subject_kind;
    made.subject_id := head.subject_id;
    made.sequence := head.sequence + 1;
    made.kind := one->>'kind';
    made.audience := one->>'audience';
    made.account_id := (one->>'accountId')::uuid;
    made.actor_kind := one->>'actorKind';
    made.actor_id := (one->>'actorId')::uuid;
    made.actor_name := one->>'actorName';
    made.request_id := one->>'requestId';
    made.occurred_at := (one->>'occurredAt')::timestamptz;
    made.recorded_at := clock_timestamp();
    made.data := one->'data';
    made.previous_hash := head.hash;
    made.hash := platform.fact_hash(head.hash, platform.fact_record(made));
    insert into platform.fact (id, subject_kind, subject_id, sequence, kind, audience, account_id, actor_kind, actor_id,
        actor_name, request_id, occurred_at, recorded_at, data, previous_hash, hash)
      values (made.id, made.subject_kind, made.subject_id, made.sequence, made.kind, made.audience, made.account_id,
        made.actor_kind, made.actor_id, made.actor_name, made.request_id, made.occurred_at, made.recorded_at, made.data,
        made.previous_hash, made.hash)
      returning fact.position into made.position;
    update platform.fact_head set sequence = made.sequence, hash = made.hash
      where fact_head.subject_kind = made.subject_kind and fact_head.subject_id = made.subject_id;
    fact_id := made.id;
    fact_position := made.position;
    fact_sequence := made.sequence;
    return next;
  end loop;
end
$$;
grant execute on function platform.append_facts(jsonb) to evenkeel_customer, evenkeel_agent, evenkeel_system;

-- Where a chain is broken: the first fact of each damaged subject. Empty when nobody touched the record.
create function platform.broken_chains() returns table (subject_kind text, subject_id uuid, sequence integer)
language sql stable as $$
  select distinct on (f.subject_kind, f.subject_id) f.subject_kind, f.subject_id, f.sequence
  from (
    select fact.*, lag(hash, 1, ''::bytea) over w as expected_previous, row_number() over w as expected_sequence
    from platform.fact window w as (partition by subject_kind, subject_id order by sequence)
  ) f
  join platform.fact original on original.id = f.id
  where f.previous_hash <> f.expected_previous or f.sequence <> f.expected_sequence
     or f.hash <> platform.fact_hash(f.previous_hash, platform.fact_record(original))
  order by f.subject_kind, f.subject_id, f.sequence
$$;
grant execute on function platform.broken_chains(), platform.fact_hash(bytea, jsonb), platform.fact_record(platform.fact)
  to evenkeel_system;
