import type { z } from 'zod';
import type { AnyEndpoint, OutputOf } from './contract.ts';
import { Problem, type ProblemBody } from './problem.ts';
import { randomId } from './random-id.ts';
import { SECOND, type Span } from './time.ts';

type Given<Schema extends z.ZodType, Name extends string> =
  Record<string, never> extends z.input<Schema> ? { [K in Name]?: z.input<Schema> } : { [K in Name]: z.input<Schema> };

/** What a caller states: only the parts that the endpoint needs. */
export type CallInput<E extends AnyEndpoint> = Given<E['params'], 'params'> &
  Given<E['query'], 'query'> &
  Given<E['body'], 'body'> & { ifMatch?: number; idempotencyKey?: string; signal?: AbortSignal };

export interface CallOptions {
  /** Where the API stands, for example `http://localhost:7070`; empty for the page's own origin. */
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof globalThis.fetch;
}

interface Parts {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

function urlOf(endpoint: AnyEndpoint, parts: Parts, origin: string): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts.params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) search.append(name, String(one));
    }
  }
  const query = search.toString();
  return `${origin}/api/v1${path}${query ? `?${query}` : ''}`;
}

/** A plain check, because the bundle for browsers has no schema library. */
function isProblemBody(value: unknown): value is ProblemBody {
  if (typeof value !== 'object' || value === null) return false;
  const { type, status, detail, fields }: { type?: unknown; status?: unknown; detail?: unknown; fields?: unknown } =
    value;
  if (fields !== undefined && !Array.isArray(fields)) return false;
  return typeof type === 'string' && typeof status === 'number' && typeof detail === 'string';
}

/** A problem as the server told it; `retryAfter` says how long to wait where it asked for that. */
export type AnsweredProblem = Problem & { readonly detail?: string; readonly retryAfter: Span | null };

/** The problem that an answer carries; `unreachable` when it is none of ours. */
export async function problemOf(response: Response): Promise<AnsweredProblem> {
  const body: unknown = await response.json().catch(() => null);
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(wait) ? wait * SECOND : null;
  if (!isProblemBody(body)) return Object.assign(new Problem('unreachable', response.status), { retryAfter });
  const problem = new Problem(body.type.replace(/^.*\//, ''), body.status, {}, body.fields ?? []);
  return Object.assign(problem, { message: body.detail, requestId: body.requestId, retryAfter });
}

/** The typed fetch. Answers what the contract says, or throws the `Problem` that the server sent. */
export function caller(options: CallOptions = {}) {
  return async function call<E extends AnyEndpoint>(endpoint: E, input: CallInput<E>): Promise<OutputOf<E>> {
    const parts: Parts = input;
    const headers: Record<string, string> = { accept: 'application/json', ...options.headers };
    if (endpoint.method !== 'GET') headers['content-type'] = 'application/json';
    if (parts.ifMatch !== undefined) headers['if-match'] = `"${parts.ifMatch}"`;
    if (endpoint.creates) headers['idempotency-key'] = parts.idempotencyKey ?? randomId();
    const response = await (options.fetch ?? globalThis.fetch)(urlOf(endpoint, parts, options.origin ?? ''), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(parts.body ?? {}) }),
      ...(parts.signal ? { signal: parts.signal } : {}),
    });
    if (!response.ok) throw await problemOf(response);
    const answer: unknown = response.status === 204 ? undefined : await response.json();
    // The server filtered this answer through the same contract that types it here.
    return answer as OutputOf<E>;
  };
}

export type Call = ReturnType<typeof caller>;
