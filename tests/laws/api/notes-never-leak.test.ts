import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId } from '#kernel/ids.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { ACCOUNTS, eventually, PEOPLE } from '#tests/harness/index.ts';
import { silentLog } from '#tests/harness/quiet.ts';
import type { Asker } from './kit/askers.ts';
import { ENDPOINTS, type NamedEndpoint } from './kit/endpoints.ts';
import { type Listener, listen } from './kit/listen.ts';
import { CANARY, finish, note, openCases } from './kit/notes.ts';
import { isGranted } from './kit/sight.ts';
import { openWorld, type World } from './kit/world.ts';

const CUSTOMERS = ['maria', 'luc', 'dora', 'pia', 'stranger'] as const;
const PAGES = [
  '/',
  '/cases',
  '/ask',
  '/me',
  '/desk',
  '/admin',
  '/signin',
  '/api/docs',
  '/api/openapi.json',
  '/healthz',
  '/readyz',
];

let world: World;
let sink: MailSink;
let caseIds: CaseId[];
let listener: Listener;
/** What customers read before the team wrote its notes, and after; nothing else happened between. */
let before: Map<string, string>;
let after: Map<string, string>;

beforeAll(async () => {
  sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog() });
  const mailOut = `smtp://127.0.0.1:${sink.port}`;
  world = await openWorld({ parts: { worker: true }, config: { mailOut } });
  caseIds = await openCases(world);
  await eventually('the mails of the first answers', async () => (await unsent()) === 0);
  before = await everythingCustomersRead(await idsOf());
  listener = await listen(world.app.program.address, { cookie: await world.app.cookieOf('maria') });
  const ids = await idsOf();
  for (const caseId of caseIds) await note(world, caseId);
  after = await everythingCustomersRead(ids);
  await finish(world, caseIds);
  await eventually('the mails of the last answers', async () => (await unsent()) === 0);
}, 120_000);
afterAll(async () => {
  listener.close();
  await world.stop();
  await sink.close();
});

async function unsent(): Promise<number> {
  const [row] = await world.app.sql<{ count: number }>(
    `select count(*)::integer as count from conversations.outbound_mail where state = 'queued'`,
  );
  return row?.count ?? 0;
}

/** Every id and number of anything that an address could name. */
async function idsOf(): Promise<string[]> {
  const rows = await world.app.sql<{ id: string }>(
    `select id::text from cases."case" union select number::text from cases."case"
     union select id::text from conversations.note union select id::text from conversations.message
     union select id::text from platform.file union select id::text from promises.promise
     union select id::text from people.person`,
  );
  return rows.map(({ id }) => id);
}

/** The addresses of an endpoint with every id in the place of its parameter. */
function addressesOf({ endpoint }: NamedEndpoint, ids: readonly string[]): string[] {
  const path = `/api/v1${endpoint.path}`;
  return path.includes('{')
    ? ids.map((id) => path.replace(/\{\w+\}/, id))
    : [path, `${path}?show=all`, `${path}?q=${CANARY}`];
}

async function everythingReadBy(asker: Asker, ids: readonly string[]): Promise<Map<string, string>> {
  const reading = ENDPOINTS.filter((named) => named.endpoint.method === 'GET');
  const addresses = [
    ...PAGES,
    ...ids.map((id) => `/api/v1/files/${id}/content`),
    // A door that is closed to the asker says the same whatever is behind it.
    ...reading.flatMap((named) => addressesOf(named, ids).slice(0, isGranted(asker, named) ? undefined : 1)),
  ];
  const read = new Map<string, string>();
  for (const path of addresses) {
    const answer = await world.send(asker, { method: 'GET', path });
    read.set(`${asker} ${path}`, `${answer.status} ${answer.text.replace(/"requestId":"[^"]*"/, '')}`);
  }
  return read;
}

async function everythingCustomersRead(ids: readonly string[]): Promise<Map<string, string>> {
  const all = await Promise.all(CUSTOMERS.map((asker) => everythingReadBy(asker, ids)));
  return new Map(all.flatMap((one) => [...one]));
}

const holding = (read: ReadonlyMap<string, string>) =>
  [...read].filter(([, text]) => text.includes(CANARY)).map(([address]) => address);

describe('what the team notes', () => {
  it('is there for the team, in words and in files', async () => {
    const femi = await everythingReadBy('femi', await idsOf());
    const ayse = await everythingReadBy('ayse', await idsOf());
    expect(holding(femi)).toEqual([]);
    const [notes, files] = [/\/notes$/, /\/content$/].map((end) =>
      holding(ayse).filter((address) => end.test(address)),
    );
    expect([notes?.length, files?.length]).toEqual([caseIds.length, caseIds.length]);
  });

  it('changes nothing that a customer reads', () => {
    expect([...after].filter(([address, text]) => before.get(address) !== text)).toEqual([]);
    expect(before.size).toBeGreaterThan(500);
  });

  it('is in nothing that a customer reads, not even later and by the note’s own ids', async () => {
    const late = await everythingCustomersRead(await idsOf());
    expect([...holding(after), ...holding(late)]).toEqual([]);
    const seen = [...late].filter(
      ([address, text]) => address.startsWith('maria /api/v1/my/cases/') && text.startsWith('200'),
    );
    expect(seen.length).toBeGreaterThan(0);
  });

  it('is in no event that a customer hears', async () => {
    const [own] = caseIds;
    await listener.hears('the fix', ({ data }) => data.kind === 'case.resolved' && data.subject?.id === own);
    expect(listener.text()).not.toContain(CANARY);
    expect(listener.heard.filter(({ data }) => data.kind?.startsWith('note'))).toEqual([]);
  });

  it('is in no mail, in no part of it', async () => {
    const mails = await Promise.all(sink.list().map(({ id }) => sink.get(id)));
    expect(mails.length).toBeGreaterThanOrEqual(3 * caseIds.length);
    for (const mail of mails) {
      const parts = [
        mail?.raw.toString('latin1'),
        mail?.mail?.text,
        mail?.mail?.html,
        JSON.stringify(mail?.mail?.headers),
      ];
      const files = mail?.mail?.attachments.map(({ filename, content }) => `${filename} ${Buffer.from(content)}`);
      expect([...parts, ...(files ?? [])].join('\n')).not.toContain(CANARY);
    }
  });

  it('is out of reach of the customers’ role, whatever it asks and whichever accounts it claims', async () => {
    const client = new pg.Client({ connectionString: world.app.ownerUrl });
    await client.connect();
    try {
      expect(await readableAsCustomer(client)).toEqual([]);
    } finally {
      await client.end();
    }
  });
});

const EVERY_TABLE = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;

/** Where the role of customers, acting as maria with all accounts, finds the canary by SQL; bytes count as their hex. */
async function readableAsCustomer(client: pg.Client): Promise<string[]> {
  const hex = Buffer.from(CANARY).toString('hex');
  const { rows: tables } = await client.query<{ name: string }>(EVERY_TABLE);
  const { rows: files } = await client.query<{ id: string; hash: string }>(
    `select id, '\\x' || encode(hash, 'hex') as hash from platform.file where audience = 'team'`,
  );
  const questions = [
    ...tables.map(({ name }) => `select t::text as found from ${name} t`),
    ...files.map(({ id }) => `select platform.content_of('${id}')::text as found`),
    ...files.map(({ hash }) => `select platform.bytes_of('${hash}')::text as found`),
  ];
  expect(files.length).toBe(caseIds.length);
  const found: string[] = [];
  for (const question of questions) {
    await client.query(
      `begin; set local role evenkeel_customer; select set_config('evenkeel.person', '${PEOPLE.maria.id}', true),
       set_config('evenkeel.accounts', '${Object.values(ACCOUNTS).join(',')}', true)`,
    );
    const rows = await client.query<{ found: string | null }>(question).then(
      (result) => result.rows,
      (error: unknown) => (error instanceof pg.DatabaseError && error.code === '42501' ? [] : Promise.reject(error)),
    );
    if (rows.some((row) => row.found?.includes(CANARY) || row.found?.includes(hex))) found.push(question);
    await client.query('rollback');
  }
  return found;
}
