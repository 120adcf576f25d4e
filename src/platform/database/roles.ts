import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type LoginRole, passwordOf } from './database.ts';

const LOGINS: readonly LoginRole[] = ['evenkeel_app', 'evenkeel_jobs', 'evenkeel_identity'];

/**
 * Creates the roles once per server, under one lock: an owner without login, three roles that a transaction
 * takes on, and three logins that own nothing (but the jobs' own schema).
 */
const ROLES = `
do $$
begin
  perform pg_advisory_xact_lock(7423001);
  if not exists (select from pg_roles where rolname = 'evenkeel_owner') then create role evenkeel_owner nologin; end if;
  if not exists (select from pg_roles where rolname = 'evenkeel_customer') then create role evenkeel_customer nologin; end if;
  if not exists (select from pg_roles where rolname = 'evenkeel_agent') then create role evenkeel_agent nologin; end if;
  if not exists (select from pg_roles where rolname = 'evenkeel_system') then create role evenkeel_system nologin; end if;
  if not exists (select from pg_roles where rolname = 'evenkeel_app') then create role evenkeel_app login noinherit; end if;
  if not exists (select from pg_roles where rolname = 'evenkeel_jobs') then create role evenkeel_jobs login; end if;
  if not exists (select from pg_roles where rolname = 'evenkeel_identity') then create role evenkeel_identity login; end if;
  if not pg_has_role(current_user, 'evenkeel_owner', 'member') then execute format('grant evenkeel_owner to %I', current_user); end if;
  if not pg_has_role('evenkeel_app', 'evenkeel_customer', 'member') then grant evenkeel_customer to evenkeel_app; end if;
  if not pg_has_role('evenkeel_app', 'evenkeel_agent', 'member') then grant evenkeel_agent to evenkeel_app; end if;
  if not pg_has_role('evenkeel_app', 'evenkeel_system', 'member') then grant evenkeel_system to evenkeel_app; end if;
  execute format('grant create on database %I to evenkeel_owner, evenkeel_jobs', current_database());
  -- A temporary table would stand before ours on every search path, also in functions that run as their owner.
  execute format('revoke temporary on database %I from public', current_database());
end
$$`;

/** Prepares the roles and this database for them. Needs a user that may create roles; says so when it may not. */
export async function prepareRoles(client: pg.Client, ownerUrl: string): Promise<void> {
  try {
    await client.query(ROLES);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') {
      throw new Error(
        'The user of DATABASE_URL may not create roles. Evenkeel works with roles of its own that own nothing. ' +
          'Let the user do so (ALTER ROLE name CREATEROLE) and make it the owner of the database, then start again.',
      );
    }
    throw error;
  }
  for (const role of LOGINS) {
    const password = pg.escapeLiteral(passwordOf(ownerUrl, role));
    await alterRole(
      client,
      `alter role ${role} password ${password};
       alter role ${role} set idle_in_transaction_session_timeout = '60s';
       alter role ${role} set statement_timeout = '${role === 'evenkeel_app' ? '15s' : '60s'}';`,
    );
  }
}

const TRIES = 20;
const CHANGED_BY_ANOTHER = 'XX000';

/** Roles belong to the whole server: a program on another of its databases may be altering the same one right now. */
async function alterRole(client: pg.Client, statements: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(statements);
      return;
    } catch (error) {
      const again = error instanceof pg.DatabaseError && error.code === CHANGED_BY_ANOTHER;
      if (!again || attempt === TRIES) throw error;
      await wait(10 * attempt);
    }
  }
}
