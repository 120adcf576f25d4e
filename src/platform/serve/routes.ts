import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, type Grants, mayUse } from '#kernel/actor.ts';
import type { AnyEndpoint } from '#kernel/contract.ts';
import { Problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import { LANGUAGES, type Language } from '#kernel/text.ts';
import { type Context, uuidv7 } from '../context.ts';
import { inOneTransaction, type Tx } from '../database/transaction.ts';
import type { Platform } from '../platform.ts';
import type { Handler, Served } from './handlers.ts';
import { claimKey, keepAnswer, keyedRequest } from './idempotency.ts';
import { parseInput } from './parse.ts';
import { partsOfRefusal, sendProblem } from './problems.ts';

export type Identify = (request: FastifyRequest) => Promise<Actor>;

/** The language that the asker prefers, among ours; English when they say nothing. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  const wanted = (request.headers['accept-language'] ?? '').toLowerCase().match(/[a-z]{2}/g) ?? [];
  return (
    LANGUAGES.find((language) => language === wanted.find((one) => LANGUAGES.some((ours) => ours === one))) ?? 'en'
  );
}

export function contextOf(platform: Platform, request: FastifyRequest, actor: Actor): Context {
  const now = platform.clock();
  return {
    actor,
    now,
    requestId: request.id,
    language: languageOf(request),
    newId: () => uuidv7(now),
    platform,
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function bodyOf(endpoint: AnyEndpoint, value: unknown): unknown {
  const filtered = endpoint.returns.safeParse(value);
  if (filtered.success) return filtered.data;
  throw new Error(
    `The answer of ${endpoint.method} ${endpoint.path} is not what its contract says: ${filtered.error.message}`,
  );
}

function answerOf(endpoint: AnyEndpoint, result: Result<unknown>): Result<Answer> {
  return result.ok ? { ok: true, value: { status: endpoint.status, body: bodyOf(endpoint, result.value) } } : result;
}

async function work(endpoint: AnyEndpoint, handler: Handler<AnyEndpoint>, context: Context, request: FastifyRequest) {
  const input = parseInput(endpoint, request);
  if (endpoint.method === 'GET') return answerOf(endpoint, await handler(context, input));
  const keyed = endpoint.creates
    ? keyedRequest(request.headers['idempotency-key'], [endpoint.method, endpoint.path, input])
    : null;
  return inOneTransaction(context, async (bound): Promise<Result<Answer>> => {
    const tx: Tx | undefined = bound.tx;
    if (!keyed || !tx) return answerOf(endpoint, await handler(bound, input));
    const before = await claimKey(tx, bound, keyed);
    if (before) return { ok: true, value: { status: before.status, body: before.answer } };
    const answer = answerOf(endpoint, await handler(bound, input));
    if (answer.ok) await keepAnswer(tx, bound, keyed, { status: answer.value.status, answer: answer.value.body });
    return answer;
  });
}

function versionIn(body: unknown): number | undefined {
  return typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number'
    ? body.version
    : undefined;
}

function send(reply: FastifyReply, answer: Answer) {
  const version = versionIn(answer.body);
  if (version !== undefined) void reply.header('etag', `"${version}"`);
  void reply.code(answer.status).header('cache-control', 'no-store');
  if (answer.status === 204) return reply.send();
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(answer.body));
}

/** Registers every endpoint of the capabilities: parse, identify, permission, one transaction, filter, answer. */
export function serveContracts(
  server: FastifyInstance,
  platform: Platform,
  given: { served: readonly Served[]; grants: Grants; identify: Identify },
): void {
  for (const { contract, handlers } of given.served) {
    for (const [name, endpoint] of Object.entries(contract.endpoints)) {
      const handler = handlers[name];
      if (!handler) throw new Error(`Nothing answers ${contract.name}.${name}.`);
      server.route({
        method: endpoint.method,
        url: `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`,
        bodyLimit: endpoint.bodyLimit,
        handler: async (request, reply) => {
          const actor = await given.identify(request);
          if (!mayUse(actor, endpoint.permission, given.grants)) {
            throw actor.kind === 'anonymous' ? new Problem('signed-out', 401) : new Problem('forbidden', 403);
          }
          const context = contextOf(platform, request, actor);
          const outcome = await work(endpoint, handler, context, request);
          if (outcome.ok) return send(reply, outcome.value);
          return sendProblem(reply, partsOfRefusal(outcome.refusal), context);
        },
      });
    }
  }
}
