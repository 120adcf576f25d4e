import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Grants, mayUse, type Permission } from '#kernel/actor.ts';
import { FileId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import type { Context } from '../context.ts';
import type { Platform } from '../platform.ts';
import { contextOf, type Identify } from '../serve/routes.ts';
import { dispositionOf } from './disposition.ts';
import { LARGEST_FILE } from './limits.ts';
import { mayPutContent, putContent } from './put-content.ts';
import { type FileContent, readContent } from './read-content.ts';

const PATH = '/api/v1/files/:fileId/content';

/** As in the contract that announces files; these two routes carry bytes and stand beside it. */
const GRANTS: Grants = { 'file.upload': ['signed-in'], 'file.read': ['signed-in'] };

function fileIdOf(request: FastifyRequest): FileId {
  const { params } = request;
  const given = typeof params === 'object' && params !== null && 'fileId' in params ? params.fileId : null;
  const id = FileId.safeParse(given);
  if (!id.success) throw new Problem('not-found', 404);
  return id.data;
}

function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Problem(result.refusal.code, result.refusal.status ?? 409, result.refusal.params ?? {});
}

function announcedLength(request: FastifyRequest): number {
  if (request.headers['content-type'] !== 'application/octet-stream') throw new Problem('file.send-bytes', 415);
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (!Number.isSafeInteger(length)) throw new Problem('file.length-needed', 422);
  return length;
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: FileContent) {
  const wanted = typeof request.query === 'object' && request.query !== null && 'inline' in request.query;
  const inPlace = wanted && file.mayShowInPlace;
  void reply.headers({
    'content-disposition': dispositionOf(inPlace ? 'inline' : 'attachment', file.name),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    // Kept by the browser, but asked about each time: a right may end.
    'cache-control': 'private, no-cache',
    etag: `"${file.hash}"`,
  });
  if (request.headers['if-none-match'] === `"${file.hash}"`) return reply.code(304).send();
  return reply.type(file.mediaType).send(file.bytes);
}

/**
 * Registers the two routes that carry a file's bytes: PUT by its announcer, GET by whoever may read what the file
 * hangs on. Rights are asked before a byte of a body is read.
 */
export function mountFiles(server: FastifyInstance, platform: Platform, identify: Identify): void {
  const known = new WeakMap<FastifyRequest, Context>();

  const asker = async (request: FastifyRequest, permission: Permission): Promise<Context> => {
    const actor = await identify(request);
    if (actor.kind !== 'person') throw new Problem('signed-out', 401);
    if (!mayUse(actor, permission, GRANTS)) throw new Problem('forbidden', 403);
    return contextOf(platform, request, actor);
  };

  server.put(PATH, {
    config: { ownAccess: true },
    bodyLimit: LARGEST_FILE,
    preParsing: async (request) => {
      const context = await asker(request, 'file.upload');
      granted(await mayPutContent(context, fileIdOf(request), announcedLength(request)));
      known.set(request, context);
    },
    handler: async (request, reply) => {
      const context = known.get(request);
      if (!context || !Buffer.isBuffer(request.body)) throw new Problem('file.send-bytes', 415);
      granted(await putContent(context, fileIdOf(request), request.body));
      return reply.code(204).header('cache-control', 'no-store').send();
    },
  });

  server.get(PATH, {
    config: { ownAccess: true },
    handler: async (request, reply) => {
      const context = await asker(request, 'file.read');
      return sendFile(request, reply, granted(await readContent(context, fileIdOf(request))));
    },
  });
}
