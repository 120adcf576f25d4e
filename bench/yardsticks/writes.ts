import { randomBytes, randomUUID } from 'node:crypto';
import { uuidv7 } from '#platform/context.ts';
import type { Bare } from './bare.ts';

/** Whom and what a case is about: what every row of it repeats. */
export interface About {
  readonly caseId: string;
  readonly accountId: string;
  readonly requesterId: string;
  readonly teamId: string;
}

export const newId = () => uuidv7(Date.now());

/** Facts as rows, with hashes of the right size, and the head of their subject. */
export async function writeFacts(sql: Bare, about: About, { kinds, from }: { kinds: readonly string[]; from: number }) {
  const rows = kinds.map((kind, i) => ({
    id: newId(),
    subject_kind: 'case',
    subject_id: about.caseId,
    sequence: from + i,
    kind,
    audience: 'customer',
    account_id: about.accountId,
    actor_kind: 'person',
    actor_id: about.requesterId,
    actor_name: 'Customer',
    request_id: randomUUID(),
    occurred_at: new Date(),
    data: { messageId: about.caseId, author: 'Customer', channel: 'portal' },
    previous_hash: randomBytes(32),
    hash: randomBytes(32),
  }));
  await sql.insert('platform.fact', rows);
  await sql.all(
    `insert into platform.fact_head (subject_kind, subject_id, sequence, hash) values ('case', $1, $2, $3)
     on conflict (subject_kind, subject_id) do update set sequence = excluded.sequence, hash = excluded.hash`,
    [about.caseId, from + kinds.length - 1, randomBytes(32)],
  );
}

export function writeMessage(sql: Bare, about: About, { direction, text }: { direction: string; text: string }) {
  return sql.insert('conversations.message', [
    {
      id: newId(),
      account_id: about.accountId,
      subject_kind: 'case',
      subject_id: about.caseId,
      direction,
      author_person_id: about.requesterId,
      author_name: 'Customer',
      channel: 'portal',
      text,
      new_part: text,
      sent_at: new Date(),
    },
  ]);
}

/** Promises on the office calendar, due in two days. */
export async function writePromises(sql: Bare, about: About, kinds: readonly string[]): Promise<void> {
  const calendar = await sql.one<{ id: string; current_version: number }>(
    "select id, current_version from calendars.calendar where standing = 'office'",
  );
  const due = new Date(Date.now() + 2 * 86_400_000);
  const rows = kinds.map((kind) => ({
    id: newId(),
    subject_kind: 'case',
    subject_id: about.caseId,
    account_id: about.accountId,
    kind,
    promisor_kind: 'team',
    promisor_team_id: about.teamId,
    promisee_kind: 'person',
    promisee_person_id: about.requesterId,
    text: 'You hear from us by Thursday 14:00.',
    terms: { kind: 'budget', ms: 14_400_000 },
    calendar_id: calendar.id,
    calendar_version: calendar.current_version,
    anchor: new Date(),
    due,
    made_at: new Date(),
    state: 'running',
    wake_at: due,
  }));
  await sql.insert('promises.promise', rows);
}

export function writeSearchWords(sql: Bare, about: About, text: string) {
  return sql.all(
    `insert into cases.search_text (case_id, account_id, words) values ($1, $2, to_tsvector('simple', $3))
     on conflict (case_id) do update set words = search_text.words || excluded.words`,
    [about.caseId, about.accountId, text],
  );
}

/** The row of a new case. */
export async function writeCase(
  sql: Bare,
  about: About,
  { subject, serviceId }: { subject: string; serviceId: string },
) {
  const { number } = await sql.one<{ number: string }>("select nextval('cases.case_number') as number");
  const due = new Date(Date.now() + 2 * 86_400_000);
  await sql.insert('cases."case"', [
    {
      id: about.caseId,
      number,
      account_id: about.accountId,
      kind: 'incident',
      state: 'new',
      subject,
      service_id: serviceId,
      requester_id: about.requesterId,
      team_id: about.teamId,
      channel: 'portal',
      priority: 'P3',
      stated_urgency: 'medium',
      assessed_urgency: 'medium',
      next_promise_id: newId(),
      next_promise_kind: 'first-response',
      next_promise_state: 'running',
      next_promise_made_at: new Date(),
      next_promise_soon_at: due,
      next_due_at: due,
      last_customer_word_at: new Date(),
      last_customer_message_id: newId(),
      unanswered: true,
      open: true,
      opened_at: new Date(),
    },
  ]);
}

/** The key of a repeated request, and later its answer. */
export async function claimKey(sql: Bare, personId: string): Promise<string> {
  const key = randomUUID();
  await sql.insert('platform.idempotency', [{ actor: personId, key, request_hash: randomBytes(32) }]);
  return key;
}

export function keepAnswer(sql: Bare, personId: string, { key, answer }: { key: string; answer: string }) {
  return sql.all('update platform.idempotency set status = 201, answer = $3 where actor = $1 and key = $2', [
    personId,
    key,
    Buffer.from(answer),
  ]);
}

/** Words that were owed are kept; the next one is promised; the queue's copy of it follows. */
export async function keepAndPromise(sql: Bare, about: About): Promise<void> {
  const owed = await sql.all<{ id: string }>(
    "select * from promises.promise where subject_kind = 'case' and subject_id = $1 and owed order by due, id",
    [about.caseId],
  );
  await sql.all(
    `update promises.promise set state = 'kept', met_at = now(), closed_at = now(), broken_at = null, wake_at = null,
     version = version + 1 where id = $1`,
    [owed[0]?.id],
  );
  await writePromises(sql, about, ['next-update']);
  await sql.all(
    "update cases.\"case\" set next_promise_state = 'running', next_due_at = now() + interval '2 days' where id = $1",
    [about.caseId],
  );
}

/** A mail to the customer in the outbox, with the job that sends it. */
export async function writeMail(sql: Bare, about: About, text: string): Promise<void> {
  const id = newId();
  await sql.insert('conversations.outbound_mail', [
    {
      id,
      account_id: about.accountId,
      subject_kind: 'case',
      subject_id: about.caseId,
      purpose: 'reply',
      recipient_address: 'customer.1@bench.example',
      recipient_name: 'Customer',
      recipient_person_id: about.requesterId,
      language: 'en',
      content: { title: 'Bench', zone: 'UTC', blocks: [{ kind: 'message', text }] },
      message_id_header: `<${id}@bench.example>`,
      state: 'sent',
      sent_at: new Date(),
      queued_at: new Date(),
    },
  ]);
  await sql.all("select graphile_worker.add_job('bench-nothing', $1::json, run_at => now() + interval '10 years')", [
    JSON.stringify({ outboundMailId: id }),
  ]);
}

/** A mail as it came, with the job that reads it. */
export async function storeRawMail(sql: Bare, raw: Buffer): Promise<void> {
  const { hash } = await sql.one<{ hash: Buffer }>(
    'insert into platform.content (hash, size, bytes) values (sha256($1), length($1), $1) returning hash',
    [raw],
  );
  const id = newId();
  await sql.insert('conversations.inbound_mail', [
    {
      id,
      hash,
      envelope_from: 'customer.1@bench.example',
      envelope_to: ['help@bench.example'],
      remote_address: '127.0.0.1',
      received_at: new Date(),
      state: 'automatic',
      settled_at: new Date(),
    },
  ]);
  await sql.all("select graphile_worker.add_job('bench-nothing', $1::json, run_at => now() + interval '10 years')", [
    JSON.stringify({ inboundMailId: id }),
  ]);
}
