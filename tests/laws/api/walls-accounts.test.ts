import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementsContract } from '#capabilities/agreements/contract.ts';
import { type AccountId, CalendarId } from '#kernel/ids.ts';
import { ACCOUNTS, PEOPLE } from '#tests/harness/index.ts';
import { fillCaseWork } from './kit/case-work-stages.ts';
import { fillFeedback } from './kit/feedback-stages.ts';
import { houseAgreement } from './kit/house-agreement.ts';
import { fillImprovements } from './kit/improvement-stages.ts';
import { note, openCases } from './kit/notes.ts';
import { letWait } from './kit/pending-mail.ts';
import { fillCalls, fillCustomers, fillReferrals } from './kit/referral-stages.ts';
import { type AsRole, type Database, openDatabaseAsOwner, reached } from './kit/roles.ts';
import { fillTroubleshooting } from './kit/troubleshooting-stages.ts';
import { openWorld, type World } from './kit/world.ts';

const { createAgreement, publishAgreement } = agreementsContract.endpoints;

interface Walled {
  readonly name: string;
  /** A row of the other account, as JSON; null where the scenario made none. */
  readonly foreign: Record<string, unknown> | null;
}

let world: World;
let database: Database;
let tables: Walled[];
beforeAll(async () => {
  world = await openWorld();
  const caseIds = await openCases(world);
  for (const caseId of caseIds) await note(world, caseId);
  await letWait(world.app, null);
  for (const accountId of Object.values(ACCOUNTS)) await agree(accountId);
  await world.app.sql(
    `insert into cases.participant select id, account_id, requester_id, 'watcher', opened_at from cases."case"`,
  );
  await world.app.sql(
    `insert into cases.draft select requester_id, id, 'note', account_id, 'Begun.', null, opened_at from cases."case"`,
  );
  await world.app.sql(
    `insert into cases.presence select id, requester_id, account_id, '', 'viewing', opened_at from cases."case"`,
  );
  await world.app.sql(
    `insert into cases.outgoing_reply (id, case_id, account_id, author_id, author_name, text, next, file_ids, held_at, leaves_at)
     select gen_random_uuid(), id, account_id, requester_id, '', 'Soon.', '{"follow":"resolves"}', '{}', opened_at, opened_at
     from cases."case"`,
  );
  await world.app.sql(
    `insert into cases.late_word select gen_random_uuid(), id, account_id, opened_at from cases."case"`,
  );
  await fillCaseWork(world.app);
  await world.app.sql(
    `insert into cases.request select id, account_id, gen_random_uuid(), 'A laptop', '[]' from cases."case"`,
  );
  await world.app.sql(
    `insert into cases.approval (id, case_id, account_id, person_id, why, of_the_desk, outside, asked_at)
     select gen_random_uuid(), id, account_id, requester_id, 'named', false, true, opened_at from cases."case"`,
  );
  await world.app.sql(
    `insert into promises.objection (promise_id, account_id, person_id, words, objected_at, stands)
     select id, account_id, promisee_person_id, 'Too late for me.', made_at, false from promises.promise
     where promisee_person_id is not null`,
  );
  await world.app.sql(
    `insert into cases.escalation (id, case_id, account_id, person_id, words, needed_by, promise_id, escalated_at)
     select gen_random_uuid(), id, account_id, requester_id, 'Soon, please.', opened_at, gen_random_uuid(), opened_at
     from cases."case"`,
  );
  await fillTroubleshooting(world.app);
  await fillReferrals(world.app);
  await fillImprovements(world.app);
  await fillFeedback(world.app);
  await fillCustomers(world.app);
  await fillCalls(world.app);
  database = await openDatabaseAsOwner(world.app.ownerUrl);
  tables = await walledTables();
}, 120_000);
afterAll(async () => {
  await database.close();
  await world.stop();
});

async function agree(accountId: AccountId): Promise<void> {
  const admin = await world.app.as('admin');
  const body = houseAgreement(CalendarId.parse(await world.hand.calendar()), accountId);
  const { id } = await admin(createAgreement, { body });
  await admin(publishAgreement, { params: { agreementId: id }, body: {} });
}

async function walledTables(): Promise<Walled[]> {
  const found = await database.rows<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where a.attname = 'account_id' and not a.attisdropped and c.relkind in ('r', 'p') and c.relrowsecurity order by 1`,
  );
  const walled: Walled[] = [];
  for (const { name } of found) {
    const [row] = await database.rows<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${name} t where account_id = $1 limit 1`,
      [ACCOUNTS.south],
    );
    walled.push({ name, foreign: row?.row ?? null });
  }
  return walled;
}

const NORTH: readonly AsRole[] = [
  { role: 'evenkeel_customer', person: PEOPLE.maria.id, accounts: [ACCOUNTS.north] },
  { role: 'evenkeel_agent', person: PEOPLE.ayse.id, accounts: [ACCOUNTS.north] },
];

/** Asks the same of every walled table as each role of the north; answers where anything was reached. */
async function reachedBy(statement: (table: Walled) => readonly [text: string, values?: readonly unknown[]]) {
  const found: string[] = [];
  for (const as of NORTH) {
    for (const table of tables) {
      const [text, values] = statement(table);
      if (reached(await database.attempt(as, text, values)) > 0) found.push(`${as.role}: ${text}`);
    }
  }
  return found;
}

const south = [ACCOUNTS.south] as const;

describe('the wall between accounts', () => {
  it('is tried on tables that hold something of both sides', () => {
    const empty = tables.filter(({ foreign }) => foreign === null).map(({ name }) => name);
    expect(empty).toEqual([]);
    expect(tables.length).toBeGreaterThan(8);
  });

  it('lets nobody read across it', async () => {
    expect(await reachedBy(({ name }) => [`select from ${name} where account_id = $1`, south])).toEqual([]);
    expect(
      await reachedBy(({ name }) => [
        `select from ${name} where account_id is distinct from $1 and account_id is not null`,
        [ACCOUNTS.north],
      ]),
    ).toEqual([]);
  });

  it('lets nobody change or remove what stands behind it', async () => {
    expect(
      await reachedBy(({ name }) => [
        `update ${name} set account_id = account_id where account_id = $1 returning 1`,
        south,
      ]),
    ).toEqual([]);
    expect(await reachedBy(({ name }) => [`delete from ${name} where account_id = $1 returning 1`, south])).toEqual([]);
  });

  it('lets nobody carry something over it, or add something behind it', async () => {
    expect(await reachedBy(({ name }) => [`update ${name} set account_id = $1 returning 1`, south])).toEqual([]);
    const added = (conflict: string) =>
      reachedBy(({ name, foreign }) => [
        `insert into ${name} overriding system value select * from jsonb_populate_record(null::${name}, $1) ${conflict} returning 1`,
        [foreign],
      ]);
    expect(await added('')).toEqual([]);
    expect(await added('on conflict do nothing')).toEqual([]);
  });

  it('is shut when nobody said who asks', async () => {
    const silent: AsRole[] = NORTH.map(({ role }) => ({ role, accounts: null }));
    const seen: string[] = [];
    for (const as of silent) {
      for (const { name } of tables) {
        if (reached(await database.attempt(as, `select from ${name}`)) > 0) seen.push(`${as.role} ${name}`);
      }
    }
    expect(seen).toEqual([]);
  });

  it('is open to those who belong, so that these laws ask the right question', async () => {
    const [, agent] = NORTH;
    if (!agent) throw new Error('Nobody asks.');
    for (const table of [
      'cases."case"',
      'conversations.message',
      'conversations.note',
      'promises.promise',
      'platform.fact',
    ]) {
      expect(reached(await database.attempt(agent, `select from ${table}`)), table).toBeGreaterThan(0);
    }
  });
});

describe('a person without an account', () => {
  it('is seen by agents, and never by customers but themselves', async () => {
    const question = 'select id::text from people.person';
    const [customer] = NORTH;
    if (!customer) throw new Error('Nobody asks.');
    expect(await database.attempt(customer, question)).toEqual({ rows: [{ id: PEOPLE.maria.id }] });
  });
});
