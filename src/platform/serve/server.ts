import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { Problem } from '#kernel/problem.ts';
import { uuidv7 } from '../context.ts';
import type { Platform } from '../platform.ts';
import { partsOfError, sendProblem } from './problems.ts';
import { languageOf } from './routes.ts';

const KNOWN_ID = /^[\w-]{8,64}$/;

/** Headers of every answer: no sniffing, no framing, nothing leaks to other sites. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A browser that acts for another site says so; a program that is no browser says nothing. */
function isForeign(headers: Record<string, unknown>): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** The HTTP server with what holds for every route: limits, request ids, headers, problems, metrics. */
export function openServer(platform: Platform): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = platform.log;
  const server = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    // A file of 25 MB over a slow line takes minutes; the head of a request never does.
    requestTimeout: 300_000,
    http: { headersTimeout: 30_000 },
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    // What still comes in while we end is refused with a problem like any other, which a hook does.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 100 },
    trustProxy: platform.config.trustedProxies.length > 0 ? [...platform.config.trustedProxies] : false,
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && KNOWN_ID.test(given) ? given : uuidv7(platform.clock());
    },
    // Before any hook runs, for example where the address cannot be read.
    frameworkErrors: (error, request, reply) => {
      void reply.headers({ ...HEADERS, 'x-request-id': request.id });
      return sendProblem(reply, partsOfError(error), { language: languageOf(request), requestId: request.id });
    },
  });
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...HEADERS, 'x-request-id': request.id });
    if (UNSAFE.has(request.method) && isForeign(request.headers)) throw new Problem('foreign-site', 403);
  });
  server.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    };
    platform.metrics.requests.observe(labels, reply.elapsedTime / 1000);
    platform.log.debug({ requestId: request.id, ...labels, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  server.setErrorHandler((error, request, reply) => {
    const parts = partsOfError(error);
    if (parts.status >= 500)
      platform.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'a request failed');
    return sendProblem(reply, parts, { language: languageOf(request), requestId: request.id });
  });
  return server;
}
