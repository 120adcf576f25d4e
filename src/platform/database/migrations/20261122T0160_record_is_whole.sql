-- Facts are recorded in the name of whoever the transaction says is asking, and a chain that lost its end is found.

create or replace function platform.append_facts(given jsonb)
returns table (fact_id uuid, fact_position bigint, fact_sequence integer)
language plpgsql security definer set search_path = pg_catalog, platform as $$
declare
  one jsonb;
  head platform.fact_head;
  made platform.fact;
begin
  if platform.asking_role() <> 'evenkeel_system' then
    if exists (
      select from jsonb_array_elements(given) asked
      where asked->>'accountId' is not null
        and not ((asked->>'accountId')::uuid = any (platform.asking_accounts()))
    ) then
      raise exception 'a fact about an account that is not the asker''s' using errcode = 'insufficient_privilege';
    end if;
    if exists (
      select from jsonb_array_elements(given) asked
      where asked->>'actorKind' = 'system'
        or (asked->>'actorId')::uuid is distinct from platform.asking_person()
    ) then
      raise exception 'a fact in the name of somebody else' using errcode = 'insufficient_privilege';
    end if;
  end if;
  for one in select value from jsonb_array_elements(given) loop
    if head.subject_id is distinct from (one->>'subjectId')::uuid
       or head.subject_kind is distinct from one->>'subjectKind' then
      update platform.fact_head h set sequence = head.sequence, hash = head.hash
        where h.subject_kind = head.subject_kind and h.subject_id = head.subject_id;
      insert into platform.fact_head (subject_kind, subject_id, sequence, hash)
        values (one->>'subjectKind', (one->>'subjectId')::uuid, 0, ''::bytea)
        on conflict (subject_kind, subject_id) do update set sequence = fact_head.sequence
        returning * into head;
    end if;
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
    head.sequence := made.sequence;
    head.hash := made.hash;
    fact_id := made.id;
    fact_position := made.position;
    fact_sequence := made.sequence;
    return next;
  end loop;
  update platform.fact_head h set sequence = head.sequence, hash = head.hash
    where h.subject_kind = head.subject_kind and h.subject_id = head.subject_id;
end
$$;

-- Where a chain is broken: the first fact of each damaged subject, or where its end is missing. Runs as the owner,
-- because nobody else reads the heads.
create or replace function platform.broken_chains() returns table (subject_kind text, subject_id uuid, sequence integer)
language sql stable security definer set search_path = pg_catalog, platform as $$
  select distinct on (damaged.subject_kind, damaged.subject_id) damaged.* from (
    select f.subject_kind, f.subject_id, f.sequence
    from (
      select fact.*, lag(hash, 1, ''::bytea) over w as expected_previous, row_number() over w as expected_sequence
      from platform.fact window w as (partition by subject_kind, subject_id order by sequence)
    ) f
    join platform.fact original on original.id = f.id
    where f.previous_hash <> f.expected_previous or f.sequence <> f.expected_sequence
       or f.hash <> platform.fact_hash(f.previous_hash, platform.fact_record(original))
    union all
    select coalesce(h.subject_kind, l.subject_kind), coalesce(h.subject_id, l.subject_id), coalesce(l.sequence, 0) + 1
    from platform.fact_head h
    full join (
      select distinct on (subject_kind, subject_id) subject_kind, subject_id, sequence, hash from platform.fact
      order by subject_kind, subject_id, sequence desc
    ) l on l.subject_kind = h.subject_kind and l.subject_id = h.subject_id
    where h.sequence is distinct from l.sequence or h.hash is distinct from l.hash
  ) damaged
  order by damaged.subject_kind, damaged.subject_id, damaged.sequence
$$;
