import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AnyEndpoint, InputOf } from '#kernel/contract.ts';
import { Problem } from '#kernel/problem.ts';

function faultsOf(error: z.ZodError, place: string) {
  return error.issues.slice(0, 20).map((issue) => {
    const path = [place, ...issue.path.map(String)].join('.');
    return issue.code === 'unrecognized_keys'
      ? { path, message: `Unknown: ${issue.keys.slice(0, 5).join(', ').slice(0, 200)}` }
      : { path, message: issue.message.slice(0, 300) };
  });
}

function parsePart<Schema extends z.ZodType>(schema: Schema, given: unknown, place: string): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  // An id that is no id names a thing that never existed; the answer is the same as for one that is hidden.
  if (place === 'params') throw new Problem('not-found', 404);
  throw new Problem(place === 'query' ? 'wrong-query' : 'wrong-input', 422, {}, faultsOf(parsed.error, place));
}

/** `If-Match: "7"` as 7; undefined when absent. Refuses what is no version of ours. */
function versionOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Problem('wrong-version', 400);
  return Number(version);
}

/** The JSON that was sent; nothing at all counts as an empty object. Bytes are for files alone. */
function bodyOf({ body }: FastifyRequest): unknown {
  if (Buffer.isBuffer(body)) throw new Problem('wrong-content-type', 415);
  return body === undefined ? {} : body;
}

/** The request as the endpoint's contract wants it, or the problem that says which part is wrong and why. */
export function parseInput<E extends AnyEndpoint>(endpoint: E, request: FastifyRequest): InputOf<E> {
  const ifMatch = endpoint.ifMatch === 'none' ? undefined : versionOf(request.headers['if-match']);
  if (endpoint.ifMatch === 'required' && ifMatch === undefined) throw new Problem('version-needed', 428);
  const hasBody = endpoint.method !== 'GET';
  return {
    params: parsePart(endpoint.params, request.params ?? {}, 'params'),
    query: parsePart(endpoint.query, request.query ?? {}, 'query'),
    body: hasBody ? parsePart(endpoint.body, bodyOf(request), 'body') : {},
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
}
