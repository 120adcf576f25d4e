import type pg from 'pg';
import { ID_FUNCTION, KIND } from './ids.ts';
import { ACCOUNTS, AGENTS_FROM, AGENTS_PER_TEAM, addCustomers, customersFor, SERVICES, TEAMS } from './organisation.ts';
import { texts } from './texts.ts';

/** Tables that are filled, each after those that it names. */
const FILLED = [
  'cases."case"',
  'cases.participant',
  'cases.search_text',
  'conversations.message',
  'promises.promise',
  'platform.fact',
  'platform.fact_head',
];

/**
 * One row per case to come, with everything that chance decides: 6 % are open, most of them recent; a quarter of
 * those has nobody yet; every 37th open one has ten messages. Two years, evenly.
 */
const PLAN = `
create unlogged table bench.plan as
select s.*, bench.id(${KIND.case}, i, opened_at) as id, bench.id(${KIND.person}, customer) as requester,
  bench.id(${KIND.account}, 1 + customer % ${ACCOUNTS}) as account, bench.id(${KIND.service}, service) as service_id,
  bench.id(${KIND.team}, 1 + (service - 1) % ${TEAMS}) as team,
  bench.id(${KIND.person}, ${AGENTS_FROM} + ((service - 1) % ${TEAMS}) * ${AGENTS_PER_TEAM} + 1 + agent) as agent_id,
  case when not open then 1 + wide when not owned then 1 when i % 37 = 0 then 10 else 2 + wide end as messages,
  case when not open then opened_at + make_interval(hours => 4)
    when late < 0.08 then $2::timestamptz - make_interval(secs => late * 2000000)
    else $2::timestamptz + make_interval(days => 2, secs => late * 28 * 86400) end as due
from (
  select i, $2::timestamptz - make_interval(secs => ($1 - i) * (730 * 86400.0 / $1)) as opened_at,
    1 + floor(r1 * $3)::bigint as customer, 1 + floor(r2 * ${SERVICES})::integer as service,
    floor(r3 * ${AGENTS_PER_TEAM})::integer as agent, (i > $1 * 0.955 or r4 < 0.016) as open,
    not (i > $1 * 0.955 or r4 < 0.016) or r5 < 0.75 as owned, r6 as late, floor(r7 * 3)::integer as wide,
    1 + floor(r8 * $4)::integer as text
  from (select i, random() r1, random() r2, random() r3, random() r4, random() r5, random() r6, random() r7, random() r8
        from generate_series(1, $1::bigint) i) chance
) s`;

const CASES = `
insert into cases."case" (id, number, account_id, kind, state, waiting_reason, waiting_question, subject, service_id,
  requester_id, owner_id, assignee_id, team_id, channel, priority, stated_urgency, assessed_urgency, now_text, now_by,
  now_by_id, now_since, next_promise_id, next_promise_kind, next_promise_state, next_promise_made_at,
  next_promise_soon_at, next_due_at, last_customer_word_at, last_team_word_at, last_customer_message_id, unanswered,
  open, opened_at, resolved_at, closed_at, version)
select p.id, 10000 + i, account, 'incident',
  case when not open then 'closed' when not owned then 'new' when wide = 0 then 'waiting' else 'in-progress' end,
  case when open and owned and wide = 0 then 'customer-input' end, case when open and owned and wide = 0 then 'Which room?' end,
  t.subject, service_id, requester, case when owned then agent_id end, case when owned then agent_id end, team, 'portal',
  case when wide = 0 then 'P2' else 'P3' end, 'medium', 'medium', case when owned then 'We are looking at it' end,
  case when owned then 'Agent' end, case when owned then agent_id end, case when owned then opened_at end,
  case when open then bench.id(${KIND.promise}, i * 4, opened_at) end,
  case when open then case when owned then 'next-update' else 'first-response' end end,
  case when open then case when late < 0.08 then 'broken' else 'running' end end,
  case when open then opened_at end, case when open then due - interval '20 minutes' end, case when open then due end,
  opened_at, case when owned then opened_at + interval '40 minutes' end, bench.id(${KIND.message}, i * 16, opened_at),
  open and not owned, open, opened_at, case when not open then due end, case when not open then due + interval '3 days' end, 3
from bench.plan p join bench.text t on t.n = p.text order by i`;

const PARTICIPANTS = `
insert into cases.participant (case_id, account_id, person_id, role, added_at)
select id, account, agent_id, 'watcher', opened_at from bench.plan where i % 20 = 0`;

const WORDS = `
insert into cases.search_text (case_id, account_id, words)
select p.id, account, to_tsvector('simple', (10000 + i) || ' ' || t.subject || ' Customer ' || customer || ' ' || t.body)
from bench.plan p join bench.text t on t.n = p.text order by i`;

const MESSAGES = `
insert into conversations.message (id, account_id, subject_kind, subject_id, direction, author_person_id, author_name,
  channel, text, new_part, sent_at)
select bench.id(${KIND.message}, i * 16 + m - 1, opened_at), account, 'case', p.id,
  case when m % 2 = 1 then 'from-customer' else 'to-customer' end, case when m % 2 = 1 then requester else agent_id end,
  case when m % 2 = 1 then 'Customer ' || customer else 'Agent' end, 'portal', t.body, t.body,
  opened_at + make_interval(mins => 40 * (m - 1))
from bench.plan p cross join lateral generate_series(1, messages) m
join bench.text t on t.n = 1 + (p.text + m) % (select count(*) from bench.text) order by i, m`;

const PROMISES = `
insert into promises.promise (id, subject_kind, subject_id, account_id, kind, promisor_kind, promisor_person_id,
  promisor_team_id, promisee_kind, promisee_person_id, text, terms, calendar_id, calendar_version, anchor, due, made_at,
  state, met_at, broken_at, closed_at, wake_at)
select bench.id(${KIND.promise}, i * 4 + k, opened_at), 'case', id, account, kind, 'team', case when owned then agent_id end,
  team, 'person', requester, 'You hear from us by Thursday 14:00.', '{"kind":"budget","ms":14400000}', $1, 1, opened_at, due,
  opened_at, state, case when state = 'kept' then due end, case when state = 'broken' then due end,
  case when state = 'kept' then due end, case when state = 'running' then due + interval '1 millisecond' end
from (
  select i, id, account, owned, agent_id, team, requester, opened_at, k,
    case k when 1 then 'resolve' when 2 then 'first-response' else case when owned then 'next-update' else 'first-response' end end as kind,
    case when not open or k = 2 then 'kept' when k = 0 and late < 0.08 then 'broken' else 'running' end as state,
    case k when 1 then due + interval '5 days' when 2 then opened_at + interval '1 hour' else due end as due
  from bench.plan
  cross join lateral generate_series(0, case when owned then 2 else 1 end) k
) one order by i, k`;

/** The hashes have the right size and no chain: what is appended later starts from the head as from any other. */
const FACTS = `
insert into platform.fact (id, subject_kind, subject_id, sequence, kind, audience, account_id, actor_kind, actor_id,
  actor_name, request_id, occurred_at, recorded_at, data, previous_hash, hash)
select bench.id(${KIND.fact}, i * 32 + f, opened_at), 'case', id, f,
  case f when 1 then 'case.opened' when 2 then 'message.received' when 3 then 'promise.made' when 4 then 'promise.made'
    else case when not open and f = 5 then 'case.closed' else 'message.sent' end end,
  'customer', account, 'person', requester, 'Customer ' || customer, id::text, opened_at, opened_at,
  jsonb_build_object('author', 'Customer ' || customer, 'channel', 'portal', 'messageId', id),
  sha256(id::text::bytea), sha256(id::text::bytea)
from bench.plan cross join lateral generate_series(1, 4 + case when owned then messages - 1 else 0 end) f order by i, f`;

const HEADS = `
insert into platform.fact_head (subject_kind, subject_id, sequence, hash)
select 'case', id, 4 + case when owned then messages - 1 else 0 end, sha256(id::text::bytea) from bench.plan order by i`;

async function fillTexts(client: pg.Client): Promise<number> {
  const all = texts();
  await client.query(
    'create unlogged table bench.text (n integer primary key, subject text not null, body text not null)',
  );
  await client.query(
    `insert into bench.text select n, subject, body
     from unnest($1::text[], $2::text[]) with ordinality as given (subject, body, n)`,
    [all.map((text) => text.subject), all.map((text) => text.body)],
  );
  return all.length;
}

/** Builds indexes once at the end instead of row by row; keys stay, and rows come in their order. */
async function withoutIndexes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     where i.indrelid = any ($1::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid)`,
    [FILLED],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

/**
 * Fills a migrated database with so many cases of believable shape, by bulk SQL. `say` hears each step. Everything
 * open is due from two days after `now`, so that a day's measuring judges nothing.
 */
export async function fill(
  client: pg.Client,
  { cases, now, say }: { cases: number; now: number; say: (step: string) => void },
): Promise<void> {
  await client.query(
    "set session_replication_role = replica; set maintenance_work_mem = '1GB'; set work_mem = '256MB'",
  );
  await client.query('drop schema if exists bench cascade; create schema bench');
  await client.query(ID_FUNCTION);
  const customers = customersFor(cases);
  await addCustomers(client, customers);
  const { rows } = await client.query<{ id: string }>("select id from calendars.calendar where standing = 'office'");
  const count = await fillTexts(client);
  await client.query('select setseed(0.2026)');
  say('plan');
  // The placeholders are typed by their place; a utility statement takes no parameters.
  const plan = PLAN.replaceAll('$1', String(cases)).replaceAll('$2', `'${new Date(now).toISOString()}'`);
  await client.query(plan.replaceAll('$3', String(customers)).replaceAll('$4', String(count)));
  // Rows that go into a table which this very transaction emptied need no log of their own (wal_level = minimal).
  await client.query('begin');
  await client.query(`truncate ${FILLED.join(', ')} cascade`);
  await withoutIndexes(client, async () => {
    const steps = { CASES, PARTICIPANTS, WORDS, MESSAGES, FACTS, HEADS };
    for (const [name, statement] of Object.entries(steps)) {
      say(name.toLowerCase());
      await client.query(statement);
    }
    say('promises');
    await client.query(PROMISES, [rows[0]?.id]);
    say('indexes');
  });
  await client.query(`select setval('cases.case_number', ${10_000 + cases})`);
  await client.query('commit');
  await client.query('drop schema bench cascade');
  say('vacuum');
  await client.query('vacuum (analyze)');
}
