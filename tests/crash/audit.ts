import pg from 'pg';
import { RECURRING } from '#app/wiring.ts';
import type { MailSink } from '#platform/mail/sink.ts';
import type { Entry, Ledger } from './ledger.ts';

/** What was found in the database, beside what the clients know. */
export interface Findings {
  /** Each a sentence; none when nothing is wrong. */
  readonly faults: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

type Rows = readonly Record<string, unknown>[];
export type Ask = (text: string, values?: readonly unknown[]) => Promise<Rows>;

/** How often each marker occurs, by a statement that answers texts holding one marker each. */
async function occurrences(ask: Ask, statement: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { text } of await ask(statement)) {
    const marker = /(?:case|reply|mail)\d{6}z/.exec(String(text))?.[0];
    if (marker) found.set(marker, (found.get(marker) ?? 0) + 1);
  }
  return found;
}

const EXPECTED = { acknowledged: 1, refused: 0 } as const;

/** What was acknowledged is there once; what was refused is not there. */
function compare(what: string, entries: readonly Entry[], found: ReadonlyMap<string, number>): string[] {
  return entries.flatMap(({ marker, standing }) => {
    if (standing === 'asked') return [`The ${what} ${marker} was neither acknowledged nor refused.`];
    const times = found.get(marker) ?? 0;
    const lost = times < EXPECTED[standing] ? 'is lost' : `is there ${times} times`;
    return times === EXPECTED[standing] ? [] : [`The ${what} ${marker} was ${standing} and ${lost}.`];
  });
}

async function casesAndMessages(ask: Ask, ledger: Ledger): Promise<string[]> {
  const mails = ledger.mails.map(({ marker, standing }) => ({ marker, standing }));
  const subjects = await occurrences(
    ask,
    `select subject as text from cases."case" where channel <> 'mail' or subject not like 'mail%'`,
  );
  const messages = await occurrences(ask, 'select text from conversations.message');
  const ids = new Set((await ask('select id from cases."case"')).map(({ id }) => id));
  return [
    ...compare('case', ledger.cases, subjects),
    ...ledger.cases.flatMap(({ id, marker }) =>
      id === null || ids.has(id) ? [] : [`The case ${marker} has another id.`],
    ),
    ...compare('first message of the case', ledger.cases, messages),
    ...compare('reply', ledger.replies, messages),
    ...compare('message of the mail', mails, messages),
  ];
}

/** Received = case + reply + automatic + quarantine + duplicate, and each mail has one of the first four once. */
async function mailsIn(ask: Ask, ledger: Ledger): Promise<Findings> {
  const rows = await ask(`
    select message_id_header as id, count(*)::int as copies,
      count(*) filter (where state in ('case', 'reply', 'automatic', 'quarantine'))::int as settled,
      count(*) filter (where state = 'duplicate')::int as duplicates
    from conversations.inbound_mail group by 1`);
  const known = new Map(rows.map((row) => [row.id, row]));
  const faults = ledger.mails.flatMap(({ marker, messageId, taken }) => {
    const row = known.get(messageId);
    const copies = Number(row?.copies ?? 0);
    const settled = Number(row?.settled ?? 0);
    const whole = settled + Number(row?.duplicates ?? 0) === copies;
    if (copies < taken) return [`The mail ${marker} was taken ${taken} times and is there ${copies} times.`];
    return settled === 1 && whole ? [] : [`The mail ${marker} has ${settled} outcomes among ${copies} copies.`];
  });
  const states = await ask('select state, count(*)::int as count from conversations.inbound_mail group by state');
  const figures = Object.fromEntries(states.map(({ state, count }) => [`mails in: ${state}`, Number(count)]));
  const strangers = rows.length - ledger.mails.length;
  return { faults: strangers === 0 ? faults : [...faults, `${strangers} mails were sent by nobody.`], figures };
}

/**
 * What must not be of promises, however often keepers were killed; each statement with its sentence. A break is undone
 * where it was found before the word that was given in time was recorded.
 */
export const NEVER_OF_PROMISES: Readonly<Record<string, string>> = {
  'promises that fell due and were not judged': `
    select id, state, due, wake_at, judging_trouble from promises.promise
    where (wake_at is not null and wake_at <= $1::timestamptz) or (state in ('running', 'paused') and due <= $1::timestamptz)`,
  'promises that were judged more than once': `
    select data->>'promiseId' from platform.fact
    where kind in ('promise.broken', 'promise.kept', 'promise.met', 'promise.withdrawn', 'promise.fulfilled-late')
    group by data->>'promiseId', kind having count(*) > 1`,
  'promises whose state and facts tell different stories': `
    select p.id, p.state, p.due, f.story, f.moments from promises.promise p
    left join lateral (select array_agg(f.kind order by f.sequence) as story,
        array_agg(f.occurred_at order by f.sequence) as moments
      from platform.fact f where f.subject_id = p.subject_id and f.data->>'promiseId' = p.id::text
        and f.kind in ('promise.broken', 'promise.kept')) f on true
    where coalesce(f.story, '{}') <>
        case when p.state in ('broken', 'kept') then array['promise.' || p.state] else '{}' end
      and not (p.state = 'kept' and f.story = '{promise.broken,promise.kept}' and f.moments[2] <= p.due)`,
  'things about a promise that were told twice': `
    select data->>'promiseId', kind, data->>'level' from platform.fact
    where kind in ('promise.warned', 'promise.last-hour', 'promise.long-overdue')
    group by data->>'promiseId', kind, data->>'level' having count(*) > 1`,
  'chains of facts that are broken': 'select * from platform.broken_chains()',
};

/** Statements that answer what must not be; each with its sentence. */
const NEVER: Readonly<Record<string, string>> = {
  ...NEVER_OF_PROMISES,
  'next words that were judged wrongly': `
    select p.id from promises.promise p
    left join lateral (select count(*) as words from conversations.message m
      where m.subject_id = p.subject_id and m.direction = 'to-customer'
        and m.sent_at > p.made_at and m.sent_at <= p.due) m on true
    where p.kind = 'next-update' and p.state in ('kept', 'broken') and (p.state = 'kept') <> (m.words > 0)`,
  'mails that wait for their outcome': `select id from conversations.inbound_mail where state = 'waiting'`,
  'jobs that gave up': `
    select t.identifier, j.key from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts and t.identifier <> all($1::text[])`,
  'jobs that should have run': `
    select id from graphile_worker._private_jobs
    where run_at <= $1::timestamptz - interval '10 seconds' and attempts < max_attempts`,
  'jobs held by nobody who lives': 'select id from graphile_worker._private_jobs where locked_at is not null',
  'mails to send without a job': `
    select o.id from conversations.outbound_mail o where o.state = 'queued' and not exists (
      select from graphile_worker._private_jobs j where j.key = 'send-mail:' || o.id)`,
  'replies by mail that are queued twice': `
    select message_id from conversations.outbound_mail where message_id is not null
    group by message_id, recipient_address having count(*) > 1`,
  'replies to people with an address that no mail carries': `
    select m.id from conversations.message m join cases."case" c on c.id = m.subject_id
    where m.direction = 'to-customer' and c.channel = 'mail'
      and not exists (select from conversations.outbound_mail o where o.message_id = m.id)`,
};

const RECURRING_NAMES = RECURRING.map(({ kind }) => kind.name);

/** A run of a recurring job that gave up is followed by the next run; all other jobs must not give up. */
function parametersOf(statement: string, stoppedAt: number): unknown[] {
  return statement.includes('$1::text[]') ? [RECURRING_NAMES] : statement.includes('$1') ? [new Date(stoppedAt)] : [];
}

/** Each recurring job waits once for its next run. */
export async function recurringJobs(ask: Ask): Promise<string[]> {
  const rows = await ask(
    'select key, count(*)::int as count from graphile_worker._private_jobs where key is not null group by key',
  );
  const counts = new Map(rows.map(({ key, count }) => [key, Number(count)]));
  return RECURRING.flatMap(({ kind }) =>
    counts.get(kind.name) === 1 ? [] : [`The job ${kind.name} waits ${counts.get(kind.name) ?? 0} times.`],
  );
}

/** Every mail that counts as sent reached the server that it was sent to; how many came more than once. */
export async function mailsOut(ask: Ask, sink: MailSink): Promise<Findings> {
  const got = new Map<string, number>();
  for (const { id } of sink.list()) {
    const header = (await sink.get(id))?.mail?.messageId ?? '';
    got.set(header, (got.get(header) ?? 0) + 1);
  }
  const sent = await ask(`select message_id_header as id from conversations.outbound_mail where state = 'sent'`);
  const missing = sent.filter(({ id }) => !got.has(String(id))).length;
  const again = [...got.values()].reduce((sum, times) => sum + times - 1, 0);
  return {
    faults: missing === 0 ? [] : [`${missing} mails count as sent and came nowhere.`],
    figures: { 'mails out: sent': sent.length, 'mails out: copies beyond the first': again },
  };
}

export const LATENESS: Readonly<Record<string, string>> = {
  'milliseconds from 250 to the outcome, at most': `
    select max(extract(epoch from settled_at - received_at) * 1000)::int as figure from conversations.inbound_mail`,
  'milliseconds from due to broken, at most': `
    select max(extract(epoch from recorded_at - occurred_at) * 1000)::int as figure
    from platform.fact where kind = 'promise.broken'`,
};

async function moreFigures(ask: Ask): Promise<Record<string, number>> {
  const states = await ask('select state, count(*)::int as count from promises.promise group by state');
  const figures = Object.fromEntries(states.map(({ state, count }) => [`promises: ${state}`, Number(count)]));
  for (const [name, statement] of Object.entries(LATENESS)) {
    const [row] = await ask(statement);
    figures[name] = Number(row?.figure ?? 0);
  }
  return figures;
}

/** What is there and must not be, each kind a sentence. `stoppedAt`: when nothing ran any more. */
export async function whatMustNotBe(ask: Ask, stoppedAt: number): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, statement] of Object.entries(NEVER)) {
    const rows = await ask(statement, parametersOf(statement, stoppedAt));
    if (rows.length > 0) faults.push(`${rows.length} ${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return faults;
}

/** Lets `work` ask the database as its owner. */
export async function asking<T>(ownerUrl: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(async (text, values = []) => (await client.query(text, [...values])).rows);
  } finally {
    await client.end();
  }
}

/** Compares what the clients know with what the database holds, some time after `stoppedAt`, when nothing ran any more. */
export async function audit(
  ownerUrl: string,
  stoppedAt: number,
  { ledger, sink }: { ledger: Ledger; sink: MailSink },
): Promise<Findings> {
  return asking(ownerUrl, async (ask) => {
    const inbound = await mailsIn(ask, ledger);
    const outbound = await mailsOut(ask, sink);
    const faults = [
      ...(await whatMustNotBe(ask, stoppedAt)),
      ...(await casesAndMessages(ask, ledger)),
      ...(await recurringJobs(ask)),
      ...inbound.faults,
      ...outbound.faults,
    ];
    return { faults, figures: { ...inbound.figures, ...outbound.figures, ...(await moreFigures(ask)) } };
  });
}
