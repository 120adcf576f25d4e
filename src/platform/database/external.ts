import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartTrouble } from './start-trouble.ts';

/** What was found at the address. */
export interface ExternalPostgres {
  /** For example "15.14". */
  readonly version: string;
}

const OLDEST = 150_000;
const PATIENCE = 15_000;
const STARTING_UP = '57P03';

/**
 * Checks that DATABASE_URL leads to a PostgreSQL that Evenkeel can use: reachable, 15 or newer, UTF-8, with the
 * right to make roles. A server that is just starting is waited for (15 s). Throws StartTrouble with a sentence
 * that names the server and what to do, and never a password.
 */
export async function checkExternal(url: string): Promise<ExternalPostgres> {
  const where = placeOf(url);
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await inspect(url, where);
    } catch (error) {
      if (error instanceof StartTrouble) throw error;
      if (codeOf(error) !== STARTING_UP || performance.now() > deadline) throw trouble(error, where);
      await wait(250);
    }
  }
}

interface Where {
  readonly address: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

function placeOf(url: string): Where {
  try {
    const { protocol, hostname, port, pathname, username, password, hash } = new URL(url);
    // A bare / or # in a password makes a piece of it look like the host.
    const torn = hash !== '' || pathname.includes('@');
    if (torn || !/^postgres(ql)?:$/.test(protocol)) throw new TypeError('not an address of PostgreSQL');
    return {
      address: `${hostname || 'localhost'}:${port || '5432'}`,
      database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
    };
  } catch {
    throw new StartTrouble(
      'DATABASE_URL is not the address of a PostgreSQL. It looks like postgres://user:password@host:5432/database; ' +
        'signs like @ : / # % in the password are written as %40 %3A %2F %23 %25.',
    );
  }
}

async function inspect(url: string, { address, database, user }: Where): Promise<ExternalPostgres> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Findings>(FINDINGS);
    const [found] = rows;
    if (found === undefined) throw new StartTrouble(`The PostgreSQL at ${address} answers nothing that is understood.`);
    if (found.number < OLDEST) {
      throw new StartTrouble(`The server at ${address} is PostgreSQL ${found.version}; Evenkeel needs 15 or newer.`);
    }
    if (found.encoding !== 'UTF8') {
      throw new StartTrouble(
        `The database "${database}" at ${address} is encoded in ${found.encoding}; Evenkeel needs UTF8: ` +
          `CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`,
      );
    }
    if (!found.may_make_roles) {
      throw new StartTrouble(
        `The user "${user}" at ${address} may not make roles, which Evenkeel needs to keep its parts apart. ` +
          `Let the server's administrator run: ALTER ROLE "${user}" CREATEROLE.`,
      );
    }
    return { version: found.version };
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Findings {
  readonly number: number;
  readonly version: string;
  readonly encoding: string;
  readonly may_make_roles: boolean;
}

const FINDINGS = `select current_setting('server_version_num')::int as number,
  split_part(current_setting('server_version'), ' ', 1) as version,
  current_setting('server_encoding') as encoding,
  (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as may_make_roles`;

function trouble(error: unknown, { address, database, user, password }: Where): StartTrouble {
  const code = codeOf(error);
  const said = withoutPassword(error instanceof Error ? error.message : String(error), password);
  switch (code) {
    case 'ECONNREFUSED':
      return new StartTrouble(`No PostgreSQL answers at ${address}. Is it running, and is DATABASE_URL right?`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartTrouble(`The host of DATABASE_URL (${address}) is not known.`);
    case '28P01':
      return new StartTrouble(
        `The PostgreSQL at ${address} refuses the password of "${user}". Correct it in DATABASE_URL.`,
      );
    case '28000':
      return new StartTrouble(`The PostgreSQL at ${address} does not let "${user}" in: ${said}.`);
    case '3D000':
      return new StartTrouble(`The PostgreSQL at ${address} has no database "${database}". Make it, empty, first.`);
    case '53300':
      return new StartTrouble(`The PostgreSQL at ${address} has no free connection left.`);
    case STARTING_UP:
      return new StartTrouble(`The PostgreSQL at ${address} takes no connections yet: ${said}.`);
    default:
      return new StartTrouble(`The PostgreSQL at ${address} cannot be used: ${said}.`);
  }
}

/** The code of the error, or of the first one inside it when several addresses were tried. */
function codeOf(error: unknown): string | undefined {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : undefined;
}

function withoutPassword(text: string, password: string): string {
  const plain = text.replace(/\.$/, '');
  if (password === '') return plain;
  return plain.replaceAll(password, '***').replaceAll(encodeURIComponent(password), '***');
}
