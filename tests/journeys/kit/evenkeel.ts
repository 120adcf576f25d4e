import type { FastifyInstance } from 'fastify';
import { type Program, startProgram } from '#app/program.ts';
import { signInLink } from '#capabilities/people/index.ts';
import { type Call, caller } from '#kernel/call.ts';
import { PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import type { Config } from '#platform/config.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { quietConfig, silentLog } from '#tests/harness/quiet.ts';
import { atServer, newDatabase } from './databases.ts';

/** A cookie as the browser takes it. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly url: string;
}

/** A whole Evenkeel that runs by itself: real clock, worker, keeper, mail in, and mail out into a sink. */
export interface Evenkeel {
  readonly program: Program;
  readonly sink: MailSink;
  /** Where it is, without a slash at the end. */
  readonly address: string;
  /** The session of a person, signed in by a link; once per person. */
  cookiesOf(personId: string): Promise<readonly Cookie[]>;
  /** The typed call as this person, for what a journey needs and does not show. */
  as(personId: string): Promise<Call>;
  /** Runs one statement as the owner of its database, for states that no screen makes. */
  sql(statement: string): Promise<void>;
  stop(): Promise<void>;
}

export interface EvenkeelOptions {
  /** The database to copy; without one it starts empty. */
  readonly template?: string;
  /** What it is told beside what every journey is. */
  readonly config?: Partial<Config>;
  readonly mount?: (server: FastifyInstance, sink: MailSink) => void;
  /** The moment that it takes for the present, of which its answers tell the browsers too; else the present. */
  readonly clock?: () => Instant;
}

/** Answers carry the moment that this Evenkeel is at. */
function tellTime(server: FastifyInstance, clock: () => Instant): void {
  server.addHook('onSend', async (_request, reply) => {
    void reply.header('date', new Date(clock()).toUTCString());
  });
}

async function signIn(program: Program, personId: string): Promise<readonly Cookie[]> {
  const link = await signInLink(program.platform, PersonId.parse(personId));
  const answer = await fetch(link, { redirect: 'manual' });
  const cookies = answer.headers.getSetCookie().map((cookie) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    return { name, value, url: program.address };
  });
  if (cookies.length === 0) throw new Error(`The sign-in link opened nothing: ${answer.status} ${await answer.text()}`);
  return cookies;
}

/** Starts an Evenkeel on a database of its own. Stop it in the end. */
export async function startEvenkeel({ template, config, mount, clock }: EvenkeelOptions): Promise<Evenkeel> {
  const database = await newDatabase(template);
  const sink = await startMailSink({ host: '127.0.0.1', port: 0, log: silentLog() });
  const program = await startProgram({
    ownerUrl: database.ownerUrl,
    config: quietConfig({ mailOut: `smtp://127.0.0.1:${sink.port}`, ...config }),
    log: silentLog(),
    pools: { app: 8, jobs: 3, identity: 2 },
    ...(clock === undefined ? {} : { clock }),
    mount: (server) => {
      if (clock !== undefined) tellTime(server, clock);
      mount?.(server, sink);
    },
  });
  const sessions = new Map<string, Promise<readonly Cookie[]>>();
  const cookiesOf = (personId: string) => {
    const known = sessions.get(personId) ?? signIn(program, personId);
    sessions.set(personId, known);
    return known;
  };
  return {
    program,
    sink,
    address: program.address,
    cookiesOf,
    async as(personId) {
      const cookie = (await cookiesOf(personId)).map(({ name, value }) => `${name}=${value}`).join('; ');
      return caller({ origin: program.address, headers: { cookie } });
    },
    sql: (statement) => atServer(database.ownerUrl, statement),
    async stop() {
      await program.stop();
      await sink.close();
      await database.drop();
    },
  };
}
