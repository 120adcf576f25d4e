import type { FastifyInstance, FastifyRequest } from 'fastify';
import { peopleContract } from '#capabilities/people/contract.ts';
import { formToken } from '#capabilities/people/index.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { Problem } from '#kernel/problem.ts';
import type { Platform } from '#platform/platform.ts';
import { languageOf } from '#platform/serve/routes.ts';
import { type Api, apiFor } from './api.ts';
import type { Reader } from './reader.ts';
import { wordsIn } from './texts.ts';

const { endpoints } = peopleContract;

export type Me = OutputOf<typeof endpoints.me>;

/** Somebody looks at a page: who, as far as we know, and what they can ask for. */
export interface Visit {
  readonly api: Api;
  /** Null for a stranger. */
  readonly me: Me | null;
  readonly organisation: { readonly name: string; readonly phone: string | null };
  readonly reader: Reader;
  /** What the forms of this page carry; empty for a stranger. */
  readonly token: string;
}

/** A visit of somebody whom we know. */
export interface KnownVisit extends Visit {
  readonly me: Me;
}

export interface Host {
  readonly server: FastifyInstance;
  readonly platform: Platform;
}

async function meOf(api: Api): Promise<Me | null> {
  try {
    return await api.call(endpoints.me, {});
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

async function organisationOf(api: Api): Promise<Visit['organisation']> {
  const { organisation: name, phone } = await api.call(endpoints.installation, {});
  return { name, phone };
}

/** A visit of whom nothing can be found out just now, so that they are at least told so in their language. */
export function blindVisit({ server, platform }: Host, request: FastifyRequest): Visit {
  const language = languageOf(request);
  return {
    api: apiFor(server, { request, language }),
    me: null,
    organisation: { name: '', phone: null },
    reader: { language, zone: 'UTC', t: wordsIn(language), now: platform.clock() },
    token: '',
  };
}

/** Who sent `request`, in whose words they are answered, and the API as they may use it. */
export async function visitOf(host: Host, request: FastifyRequest): Promise<Visit> {
  const blind = blindVisit(host, request);
  const me = await meOf(blind.api);
  if (!me) return { ...blind, organisation: await organisationOf(blind.api) };
  const { language, organisation, timeZone: zone } = me;
  return {
    api: apiFor(host.server, { request, language }),
    me,
    organisation,
    reader: { ...blind.reader, language, zone, t: wordsIn(language) },
    token: (await formToken(host.platform, request)) ?? '',
  };
}
