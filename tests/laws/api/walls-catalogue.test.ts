import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoginRole, urlOf } from '#platform/database/database.ts';
import { startTestApp, type TestApp } from '#tests/harness/index.ts';
import { type Database, openDatabaseAsOwner } from './kit/roles.ts';

let app: TestApp;
let database: Database;
beforeAll(async () => {
  app = await startTestApp();
  database = await openDatabaseAsOwner(app.ownerUrl);
});
afterAll(async () => {
  await database.close();
  await app.stop();
});

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker')`;
const ROLES = [
  'evenkeel_customer',
  'evenkeel_agent',
  'evenkeel_system',
  'evenkeel_app',
  'evenkeel_jobs',
  'evenkeel_identity',
];
const TAKEN_ON = ['evenkeel_customer', 'evenkeel_agent', 'evenkeel_system'];

/** Reference data of the whole installation, of no account: read by everybody who may ask at all. */
const OPEN_TO_CUSTOMERS = [
  'calendars.calendar',
  'calendars.calendar_version',
  'catalogue.request_item',
  'catalogue.service',
  'platform.setting',
];

const namesOf = async (text: string, values: readonly unknown[] = []) =>
  (await database.rows<{ name: string }>(text, values)).map(({ name }) => name);

describe('row-level security', () => {
  it('is enabled and forced on every table that names an account', async () => {
    const open = await namesOf(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
       where c.relkind in ('r', 'p') and ${OURS} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });

  it('holds customers and agents to their accounts on each of them, reading and writing', async () => {
    const unheld = await namesOf(
      `select format('%s for %s', c.oid::regclass, role) as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
       cross join unnest(array['evenkeel_customer', 'evenkeel_agent']) role
       where c.relkind in ('r', 'p') and ${OURS} and not exists (
         select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*'
           and role::regrole = any (p.polroles)
           and pg_get_expr(p.polqual, p.polrelid) ~ 'asking_(accounts|person)' and pg_get_expr(p.polwithcheck, p.polrelid) ~ 'asking_(accounts|person)')`,
    );
    expect(unheld).toEqual([]);
  });

  it('stands before everything else that customers reach, but for reference data', async () => {
    const open = await namesOf(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${OURS} and not (c.relrowsecurity and c.relforcerowsecurity)
         and (has_any_column_privilege('evenkeel_customer', c.oid, 'select, insert, update')
           or has_table_privilege('evenkeel_customer', c.oid, 'delete'))`,
    );
    expect(open.filter((name) => !OPEN_TO_CUSTOMERS.includes(name))).toEqual([]);
  });

  it('lets nobody pass by their attributes', async () => {
    const strong = await namesOf(
      `select rolname as name from pg_roles where rolname like 'evenkeel\\_%'
         and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    );
    expect(strong).toEqual([]);
  });

  it('holds through views, and no stored copy of a view goes around it', async () => {
    const views = await namesOf(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where ${OURS} and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)))`,
    );
    expect(views).toEqual([]);
  });
});

describe('a function that runs as its owner', () => {
  const DEFINERS = `from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${OURS}`;

  it('has its search path pinned, and nothing that a caller can make stands on it', async () => {
    const loose = await namesOf(
      `select p.oid::regprocedure::text as name ${DEFINERS}
         and not exists (select from unnest(p.proconfig) c where c ~ '^search_path=pg_catalog' and c !~ 'public|\\$user')`,
    );
    expect(loose).toEqual([]);
    const makers = await namesOf(
      `select format('%s in %s', role, n.nspname) as name from pg_namespace n cross join unnest($1::text[]) role
       where has_schema_privilege(role, n.oid, 'create') and n.nspname not like 'pg\\_%'
         and not (role = 'evenkeel_jobs' and n.nspname in ('graphile_worker', 'jobs'))
       union all
       select format('temporary tables of %s', role) from unnest($1::text[]) role
       where has_database_privilege(role, current_database(), 'temporary')`,
      [ROLES],
    );
    expect(makers).toEqual([]);
  });

  it('is for those whom it was given to, not for everybody', async () => {
    const open = await namesOf(
      `select p.oid::regprocedure::text as name ${DEFINERS}
         and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))`,
    );
    expect(open).toEqual([]);
  });
});

describe('the logins of the program', () => {
  it('own nothing, but for the jobs’ own tables', async () => {
    const owned = await namesOf(
      `select format('%s owns %s', pg_get_userbyid(owner), thing) as name from (
         select relowner, c.oid::regclass::text, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
         union all select proowner, p.oid::regprocedure::text, n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         union all select nspowner, nspname, nspname from pg_namespace
         union all select datdba, datname, '' from pg_database
       ) all_things (owner, thing, schema)
       where pg_get_userbyid(owner) = any ($1)
         and not (pg_get_userbyid(owner) = 'evenkeel_jobs' and schema in ('graphile_worker', 'jobs', 'pg_toast'))`,
      [ROLES],
    );
    expect(owned).toEqual([]);
  });

  it('take on no role but those that are meant for them', async () => {
    const members = await namesOf(
      `select format('%s is %s', pg_get_userbyid(member), pg_get_userbyid(roleid)) as name from pg_auth_members
       where pg_get_userbyid(member) = any ($1) order by 1`,
      [ROLES],
    );
    expect(members).toEqual(TAKEN_ON.map((role) => `evenkeel_app is ${role}`).toSorted());
  });

  it.each([
    ['evenkeel_app', []],
    ['evenkeel_identity', ['identity']],
    ['evenkeel_jobs', ['graphile_worker', 'platform.worker']],
  ] as const)('%s reaches no table that is not its own', async (login: LoginRole, own: readonly string[]) => {
    const tables = await namesOf(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v') and (${OURS} or n.nspname = 'graphile_worker')`,
    );
    const client = new pg.Client({ connectionString: urlOf(app.ownerUrl, login) });
    await client.connect();
    try {
      const open: string[] = [];
      for (const table of tables) {
        const refused = await client.query(`select from ${table} limit 1`).then(
          () => null,
          (error: unknown) => (error instanceof pg.DatabaseError ? error.code : error),
        );
        if (refused !== '42501') open.push(table);
      }
      expect(open.filter((table) => !own.some((part) => table === part || table.startsWith(`${part}.`)))).toEqual([]);
      await expect(client.query('set role evenkeel_owner')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });
});
