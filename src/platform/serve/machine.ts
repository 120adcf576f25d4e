import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';

const WAIT_FOR_DATABASE_MS = 2000;

async function databaseAnswers(platform: Platform): Promise<boolean> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('late')), WAIT_FOR_DATABASE_MS).unref();
  });
  return Promise.race([platform.database.app.query('select 1'), late]).then(
    () => true,
    () => false,
  );
}

/**
 * What machines ask: `/healthz` (the process lives), `/readyz` (it can serve: the database answers; what is wrong
 * with the node all the same stands below, a line each),
 * `/metrics` (Prometheus text; only to a caller on this machine, unless `EVENKEEL_METRICS` opens it).
 */
export function mountMachineRoutes(server: FastifyInstance, platform: Platform, state: { ending: boolean }): void {
  server.get('/healthz', async (_request, reply) => reply.type('text/plain').send('alive\n'));
  server.get('/readyz', async (_request, reply) => {
    const ready = !state.ending && (await databaseAnswers(platform));
    return reply
      .code(ready ? 200 : 503)
      .type('text/plain')
      .send([ready ? 'ready' : 'not ready', ...platform.troubles.sentences(), ''].join('\n'));
  });
  server.get('/metrics', async (request, reply) => {
    if (!platform.config.metricsOpen && !['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) {
      return reply.callNotFound();
    }
    return reply.type(platform.metrics.registry.contentType).send(await platform.metrics.registry.metrics());
  });
}
