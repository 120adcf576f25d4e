import { z } from 'zod';
import type { Grants, Permission } from './actor.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One endpoint as data. From it come the route, the web's types, OpenAPI and the permission tests.
 * Paths start below `/api/v1` and write parameters as `/cases/{caseId}`.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Returns extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly permission: Permission;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly returns: Returns;
  readonly status: 200 | 201 | 202 | 204;
  /** POST that creates: honours `Idempotency-Key`; same key and body, same answer. */
  readonly creates: boolean;
  /** Change of an existing thing: `If-Match` carries the version that the writer saw. */
  readonly ifMatch: 'none' | 'optional' | 'required';
  /** Largest body in bytes; most are small. */
  readonly bodyLimit: number;
}

// biome-ignore lint/suspicious/noExplicitAny: an endpoint of any shape, for tables of them
export type AnyEndpoint = Endpoint<any, any, any, any>;

const nothing = z.strictObject({});
export type Nothing = typeof nothing;

type Stated<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Pick<
  Endpoint<P, Q, B, R>,
  'method' | 'path' | 'summary' | 'permission' | 'returns'
> &
  Partial<Endpoint<P, Q, B, R>>;

/** Declares an endpoint; what is not stated is empty, answers 200 and takes bodies up to 256 kB. */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(stated: Stated<P, Q, B, R>): Endpoint<P, Q, B, R> {
  const blank: Endpoint = {
    method: stated.method,
    path: stated.path,
    summary: stated.summary,
    permission: stated.permission,
    returns: stated.returns,
    params: nothing,
    query: nothing,
    body: nothing,
    status: 200,
    creates: false,
    ifMatch: 'none',
    bodyLimit: 256 * 1024,
  };
  return Object.assign(blank, stated) as Endpoint<P, Q, B, R>;
}

/** A capability's public API: its endpoints and who holds which permission. */
export interface Contract<Endpoints extends Record<string, AnyEndpoint> = Record<string, AnyEndpoint>> {
  readonly name: string;
  readonly grants: Grants;
  readonly endpoints: Endpoints;
}

export function contract<const Endpoints extends Record<string, AnyEndpoint>>(
  name: string,
  grants: Grants,
  endpoints: Endpoints,
): Contract<Endpoints> {
  return { name, grants, endpoints };
}

/** What a handler receives, already parsed. `ifMatch` is the version that the writer saw, if it said so. */
export interface InputOf<E extends AnyEndpoint> {
  readonly params: z.output<E['params']>;
  readonly query: z.output<E['query']>;
  readonly body: z.output<E['body']>;
  readonly ifMatch?: number;
}

export type OutputOf<E extends AnyEndpoint> = z.output<E['returns']>;

/** One page of a list. `next` is an opaque cursor, or null on the last page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** The query of every list: how many, and where to go on. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
};
