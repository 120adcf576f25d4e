import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { startIntake } from '#capabilities/conversations/index.ts';
import { mountIdentity, mountWaysOut } from '#capabilities/people/index.ts';
import { startKeeper } from '#capabilities/promises/index.ts';
import { mayShowForm } from '#capabilities/sites/index.ts';
import { Problem } from '#kernel/problem.ts';
import type { Instant } from '#kernel/time.ts';
import type { Config } from '#platform/config.ts';
import { databaseClock } from '#platform/database/clock.ts';
import { type OwnerUrl, openDatabase, type PoolSizes } from '#platform/database/database.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openFeed } from '#platform/feed.ts';
import { mountFiles } from '#platform/files.ts';
import { dkimKey } from '#platform/mail/dkim.ts';
import { openDns, type Resolve } from '#platform/mail/dns.ts';
import { openMailSender } from '#platform/mail/open-sender.ts';
import { openMetrics } from '#platform/metrics.ts';
import type { Platform } from '#platform/platform.ts';
import { startRecurring } from '#platform/recurring.ts';
import { closeServer } from '#platform/serve/close-server.ts';
import { mountMachineRoutes } from '#platform/serve/machine.ts';
import { openApi } from '#platform/serve/openapi.ts';
import { referencePage } from '#platform/serve/reference.ts';
import { serveContracts } from '#platform/serve/routes.ts';
import { openServer } from '#platform/serve/server.ts';
import { mountWeb } from '#platform/serve/web.ts';
import { openSignals } from '#platform/signals.ts';
import { openTroubles } from '#platform/troubles.ts';
import { prepareJobs, startWorker } from '#platform/worker.ts';
import { mountPlain } from './plain/mount.ts';
import { withoutScripts } from './plain/way-in.ts';
import { CONTRACTS, GRANTS, identifier, JOBS, RECURRING, SERVED, SUBJECTS, SUBSCRIBERS } from './wiring.ts';

export interface ProgramOptions {
  readonly ownerUrl: OwnerUrl;
  readonly config: Config;
  readonly log: Logger;
  /** The present moment; tests move it. */
  readonly clock?: () => Instant;
  /** The present moment as the database sees it; tests that move the one move the other. */
  readonly databaseClock?: () => Promise<Instant>;
  readonly pools?: PoolSizes;
  /** Answers questions about senders of mail in place of this machine's DNS. */
  readonly dns?: Resolve;
  /** No other node works on this database. */
  readonly alone?: boolean;
  /** Further routes, mounted before the doors open. */
  readonly mount?: (server: FastifyInstance) => void;
  /** Parts that run by themselves. A test that needs one starts it. */
  readonly parts?: { readonly worker?: boolean; readonly keeper?: boolean; readonly intake?: boolean };
}

export interface Program {
  readonly platform: Platform;
  readonly server: FastifyInstance;
  /** `http://localhost:7070`: where it really listens. */
  readonly address: string;
  readonly smtpPort: number | null;
  /** Ends everything within seconds; what was acknowledged is durable already. */
  stop(): Promise<void>;
}

/** What has been opened so far, and how it is closed: what takes in work at once, then what the work needed. */
class Opened {
  /** From now on only what runs already is finished. */
  ending = false;
  readonly doors: (() => Promise<unknown>)[] = [];
  readonly ground = new AsyncDisposableStack();
  #closed: Promise<void> | undefined;

  close(log: Logger): Promise<void> {
    this.#closed ??= this.#close(log);
    return this.#closed;
  }

  async #close(log: Logger): Promise<void> {
    this.ending = true;
    const ends = await Promise.allSettled(this.doors.map((close) => close()));
    for (const end of ends) if (end.status === 'rejected') log.warn({ err: end.reason }, 'the end was not quite clean');
    await this.ground.disposeAsync();
  }
}

function platformOf(options: ProgramOptions, opened: Opened, address: { url: string }): Platform {
  const { config, log } = options;
  const database = openDatabase(options.ownerUrl, options.pools);
  opened.ground.defer(() => database.close());
  const signals = openSignals(database, log);
  opened.ground.defer(() => signals.close());
  const mail = openMailSender(config, (domain) => dkimKey(platform, domain));
  opened.ground.defer(() => mail.close());
  const platform: Platform = {
    config,
    database,
    log,
    metrics: openMetrics(),
    troubles: openTroubles(),
    mail,
    dns: options.dns ?? openDns(),
    signals,
    subjects: SUBJECTS,
    subscribers: SUBSCRIBERS,
    clock: options.clock ?? Date.now,
    databaseClock: options.databaseClock ?? (() => databaseClock(database)),
    publicUrl: () => config.publicUrl ?? address.url,
  };
  return platform;
}

async function openDoors(platform: Platform, opened: Opened, options: ProgramOptions): Promise<FastifyInstance> {
  const server = openServer(platform);
  opened.doors.push(() => closeServer(server));
  server.addHook('onRequest', async (request) => {
    if (opened.ending && request.routeOptions.url !== '/readyz') throw new Problem('busy', 503);
  });
  const identify = identifier(platform);
  mountMachineRoutes(server, platform, opened);
  mountIdentity(server, platform);
  mountWaysOut(server, platform);
  serveContracts(server, platform, { served: SERVED, grants: GRANTS, identify });
  mountFiles(server, platform, identify);
  const document = openApi(CONTRACTS);
  const page = referencePage(CONTRACTS);
  server.get('/api/openapi.json', async () => document);
  server.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  const feed = openFeed(server, platform, identify);
  opened.doors.push(async () => feed.close());
  mountPlain(server, platform);
  await mountWeb(server, { mayShow: (origin) => mayShowForm(platform, origin), withoutScripts });
  options.mount?.(server);
  return server;
}

/** Sets going what works by itself. Answers where mail comes in. */
async function startParts(platform: Platform, opened: Opened, options: ProgramOptions): Promise<number | null> {
  const parts = { worker: true, keeper: true, intake: true, ...options.parts };
  // First what may be refused, because its port is taken.
  const intake = parts.intake ? await startIntake(platform) : null;
  if (intake) opened.doors.push(() => intake.close());
  const keeper = parts.keeper ? startKeeper(platform) : null;
  if (keeper) opened.doors.push(() => keeper.stop());
  if (parts.worker) {
    const worker = await startWorker(platform, JOBS, { alone: options.alone ?? false });
    opened.doors.push(() => worker.stop());
    await startRecurring(platform, RECURRING);
  }
  return intake?.port ?? null;
}

async function open(options: ProgramOptions, opened: Opened): Promise<Omit<Program, 'stop'>> {
  const { config, log, ownerUrl } = options;
  const { applied } = await migrate(typeof ownerUrl === 'string' ? ownerUrl : ownerUrl());
  if (applied.length > 0) log.info({ applied: applied.length }, 'the database is up to date');
  const address = { url: '' };
  const platform = platformOf(options, opened, address);
  await prepareJobs(platform);
  const server = await openDoors(platform, opened, options);
  address.url = localName(await server.listen({ host: config.host, port: config.port }));
  const smtpPort = await startParts(platform, opened, options);
  return { platform, server, address: address.url, smtpPort };
}

/**
 * Starts Evenkeel on a database: migrates it, opens the doors, and sets keeper, worker and mail intake going. When
 * it cannot, for example because a port is taken, nothing is left running.
 */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const opened = new Opened();
  try {
    const program = await open(options, opened);
    return { ...program, stop: () => opened.close(options.log) };
  } catch (error) {
    await opened.close(options.log);
    throw error;
  }
}

function localName(address: string): string {
  return address.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
}
