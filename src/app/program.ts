import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { startIntake } from '#capabilities/conversations/index.ts';
import { mountIdentity } from '#capabilities/people/index.ts';
import { startKeeper } from '#capabilities/promises/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Config } from '#platform/config.ts';
import { type Database, openDatabase, type PoolSizes } from '#platform/database/database.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openFeed } from '#platform/feed.ts';
import { mountFiles } from '#platform/files.ts';
import { openMailSender } from '#platform/mail/open-sender.ts';
import { openMetrics } from '#platform/metrics.ts';
import type { Platform } from '#platform/platform.ts';
import { startRecurring } from '#platform/recurring.ts';
import { mountMachineRoutes } from '#platform/serve/machine.ts';
import { openApi } from '#platform/serve/openapi.ts';
import { referencePage } from '#platform/serve/reference.ts';
import { serveContracts } from '#platform/serve/routes.ts';
import { openServer } from '#platform/serve/server.ts';
import { mountWeb } from '#platform/serve/web.ts';
import { openSignals } from '#platform/signals.ts';
import { prepareJobs, startWorker } from '#platform/worker.ts';
import { CONTRACTS, GRANTS, identifier, JOBS, RECURRING, SERVED, SUBJECTS, SUBSCRIBERS } from './wiring.ts';

export interface ProgramOptions {
  readonly ownerUrl: string;
  readonly config: Config;
  readonly log: Logger;
  /** The present moment; tests move it. */
  readonly clock?: () => Instant;
  readonly pools?: PoolSizes;
  /** Further routes, mounted before the doors open. */
  readonly mount?: (server: FastifyInstance) => void;
  /** Parts that run by themselves. A test that needs one starts it. */
  readonly parts?: { readonly worker?: boolean; readonly keeper?: boolean; readonly intake?: boolean };
}

export interface Program {
  readonly platform: Platform;
  readonly server: FastifyInstance;
  /** `http://127.0.0.1:7070`: where it really listens. */
  readonly address: string;
  readonly smtpPort: number | null;
  /** Ends everything within seconds; what was acknowledged is durable already. */
  stop(): Promise<void>;
}

function platformOf(options: ProgramOptions, database: Database, address: { url: string }): Platform {
  const { config, log } = options;
  return {
    config,
    database,
    log,
    metrics: openMetrics(),
    mail: openMailSender(config),
    signals: openSignals(database, log),
    subjects: SUBJECTS,
    subscribers: SUBSCRIBERS,
    clock: options.clock ?? Date.now,
    publicUrl: () => config.publicUrl ?? address.url,
  };
}

async function openDoors(server: FastifyInstance, platform: Platform, state: { ending: boolean }) {
  const identify = identifier(platform);
  mountMachineRoutes(server, platform, state);
  mountIdentity(server, platform);
  serveContracts(server, platform, { served: SERVED, grants: GRANTS, identify });
  mountFiles(server, platform, identify);
  const document = openApi(CONTRACTS);
  const page = referencePage(CONTRACTS);
  server.get('/api/openapi.json', async () => document);
  server.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  const feed = openFeed(server, platform, identify);
  await mountWeb(server);
  return feed;
}

/** Starts Evenkeel on a database: migrates it, opens the doors, and sets keeper, worker and mail intake going. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { config, log } = options;
  const { applied } = await migrate(options.ownerUrl);
  if (applied.length > 0) log.info({ applied: applied.length }, 'the database is up to date');
  const database = openDatabase(options.ownerUrl, options.pools);
  await prepareJobs({ database, log });
  const address = { url: '' };
  const platform = platformOf(options, database, address);
  const state = { ending: false };
  const server = openServer(platform);
  const feed = await openDoors(server, platform, state);
  options.mount?.(server);
  address.url = localName(await server.listen({ host: config.host, port: config.port }));
  const parts = { worker: true, keeper: true, intake: true, ...options.parts };
  const keeper = parts.keeper ? startKeeper(platform) : null;
  const worker = parts.worker ? await startWorker(platform, JOBS) : null;
  if (worker) await startRecurring(platform, RECURRING);
  const intake = parts.intake ? await startIntake(platform) : null;
  return {
    platform,
    server,
    address: address.url,
    smtpPort: intake?.port ?? null,
    async stop() {
      state.ending = true;
      feed.close();
      await Promise.all([server.close(), keeper?.stop(), worker?.stop(), intake?.close()]);
      await platform.mail.close();
      await platform.signals.close();
      await database.close();
    },
  };
}

function localName(address: string): string {
  return address.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
}
