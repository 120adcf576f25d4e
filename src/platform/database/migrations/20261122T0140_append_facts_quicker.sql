-- Appending reads and writes the head of a subject's chain once, however many facts come at a time.

create or replace function platform.append_facts(given jsonb)
returns table (fact_id uuid, fact_position bigint, fact_sequence integer)
language plpgsql security definer set search_path = pg_catalog, platform as $$
declare
  one jsonb;
  head platform.fact_head;
  made platform.fact;
begin
  if platform.asking_role() <> 'evenkeel_system' and exists (
    select from jsonb_array_elements(given) asked
    where asked->>'accountId' is not null
      and not ((asked->>'accountId')::uuid = any (platform.asking_accounts()))
  ) then
    raise exception 'a fact about an account that is not the asker''s' using errcode = 'insufficient_privilege';
  end if;
  for one in select value from jsonb_array_elements(given) loop
    if head.subject_id is distinct from (one->>'subjectId')::uuid
       or head.subject_kind is distinct from one->>'subjectKind' then
      update fact_head h set sequence = head.sequence, hash = head.hash
        where h.subject_kind = head.subject_kind and h.subject_id = head.subject_id;
      insert into fact_head (subject_kind, subject_id, sequence, hash)
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
    made.hash := fact_hash(head.hash, fact_record(made));
    insert into fact (id, subject_kind, subject_id, sequence, kind, audience, account_id, actor_kind, actor_id,
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
  update fact_head h set sequence = head.sequence, hash = head.hash
    where h.subject_kind = head.subject_kind and h.subject_id = head.subject_id;
end
$$;
