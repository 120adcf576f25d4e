import type { AnyEndpoint } from '#kernel/contract.ts';

/** What goes with a request, before it is a URL, headers and a body. */
export interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: number;
}

/** A request as it goes over the wire, well formed or not. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The request that these parts make at an endpoint. */
export function wireRequest(endpoint: AnyEndpoint, { params, query, body, ifMatch }: Parts): WireRequest {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams(
    Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const plain = endpoint.method === 'GET';
  return {
    method: endpoint.method,
    path: `/api/v1${path}${search.size > 0 ? `?${search}` : ''}`,
    headers: {
      ...(plain ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    ...(plain ? {} : { body: JSON.stringify(body ?? {}) }),
  };
}

/** Sends a request as it is, and reads the whole answer. */
export async function sendTo(origin: string, request: WireRequest): Promise<Answer> {
  const { path, ...rest } = request;
  const answer = await fetch(`${origin}${path}`, { ...rest, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The answer without what differs from request to request, to be compared with another. */
export function comparable({ status, text }: Answer): string {
  return `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`;
}
