import type { FastifyInstance, InjectOptions } from 'fastify';
import {
  identify,
  mountIdentity,
  mountWaysOut,
  peopleJobs,
  peopleServed,
  personSubjects,
} from '#capabilities/people/index.ts';
import { type Context, systemContext } from '#platform/context.ts';
import { openDatabase } from '#platform/database/database.ts';
import { openLog } from '#platform/log.ts';
import { mailSender } from '#platform/mail/send.ts';
import { type MailSink, startMailSink } from '#platform/mail/sink.ts';
import { tableDns } from '#platform/mail/testing/dns-table.ts';
import { openMetrics } from '#platform/metrics.ts';
import type { Platform } from '#platform/platform.ts';
import { serveContracts } from '#platform/serve/routes.ts';
import { openServer } from '#platform/serve/server.ts';
import { openSignals } from '#platform/signals.ts';
import { gatherSubjects } from '#platform/subjects.ts';
import { gatherSubscribers } from '#platform/subscribers.ts';
import { openTroubles } from '#platform/troubles.ts';
import { prepareJobs, type RunningWorker, startWorker } from '#platform/worker.ts';
import { peopleContract } from '../contract.ts';

/** People alone, with its doors open: real database, real mail sink, no other capability. */
export interface PeopleApp {
  readonly platform: Platform;
  readonly server: FastifyInstance;
  readonly sink: MailSink;
  readonly clock: { now: number };
  /** Somebody with a browser of their own. */
  visitor(options?: { from?: string }): Visitor;
  system(): Context;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly ownerUrl: string;
  readonly url?: string;
}

export async function openPeopleApp({ ownerUrl, url = 'http://desk.example' }: AppOptions): Promise<PeopleApp> {
  const log = openLog({ logLevel: 'silent' });
  const database = openDatabase(ownerUrl, { app: 6, jobs: 2, identity: 3 });
  const sink = await startMailSink({ host: '127.0.0.1', port: 0, log });
  const clock = { now: Date.now() };
  const platform: Platform = {
    config: {
      dataFolder: '',
      databaseUrl: ownerUrl,
      host: '127.0.0.1',
      port: 0,
      publicUrl: url,
      trustedProxies: [],
      smtpHost: '127.0.0.1',
      smtpPort: 0,
      sinkPort: 0,
      lmtp: undefined,
      mailboxesFile: undefined,
      mailOut: undefined,
      dkimSelector: null,
      mailRelays: [],
      mailAuthservId: undefined,
      mailSealers: [],
      metricsOpen: false,
      logLevel: 'silent',
    },
    database,
    log,
    metrics: openMetrics(),
    troubles: openTroubles(),
    dns: tableDns(),
    mail: mailSender({ url: `smtp://127.0.0.1:${sink.port}` }),
    signals: openSignals(database, log),
    subjects: gatherSubjects(personSubjects),
    subscribers: gatherSubscribers([]),
    clock: () => clock.now,
    databaseClock: async () => clock.now,
    publicUrl: () => url,
  };
  await prepareJobs(platform);
  const server = openServer(platform);
  mountIdentity(server, platform);
  mountWaysOut(server, platform);
  serveContracts(server, platform, {
    served: [peopleServed(() => peopleContract.grants)],
    grants: peopleContract.grants,
    identify: (request) => identify(platform, request),
  });
  await server.ready();
  const worker: RunningWorker = await startWorker(platform, peopleJobs, { concurrency: 1 });
  return {
    platform,
    server,
    sink,
    clock,
    visitor: (options) => new Visitor(server, options),
    system: () => systemContext(platform, 'test'),
    async close() {
      await worker.stop();
      await server.close();
      platform.mail.close();
      await platform.signals.close();
      await database.close();
      await sink.close();
    },
  };
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: readonly string[];
}

/** Keeps cookies as a browser does, and says what a test asks of it. */
export class Visitor {
  readonly #server: FastifyInstance;
  readonly #from: string;
  readonly cookies = new Map<string, string>();

  constructor(server: FastifyInstance, { from = '192.0.2.1' }: { from?: string } = {}) {
    this.#server = server;
    this.#from = from;
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'GET', url, headers });
  }

  post(url: string, payload: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'POST', url, payload, headers });
  }

  async send(request: InjectOptions): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie === '' ? {} : { cookie }), ...request.headers };
    const answer = await this.#server.inject({ remoteAddress: this.#from, ...request, headers });
    const set = [answer.headers['set-cookie'] ?? []].flat();
    for (const one of set) this.#keep(one);
    const isJson = answer.body !== '' && String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode,
      body: isJson ? answer.json() : answer.body,
      headers: answer.headers,
      cookies: set,
    };
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (value === '' || /max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
