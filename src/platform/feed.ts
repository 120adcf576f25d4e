import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, ANONYMOUS } from '#kernel/actor.ts';
import type { Audience } from '#kernel/facts.ts';
import { Problem } from '#kernel/problem.ts';
import { systemContext } from './context.ts';
import { reading } from './database/transaction.ts';
import type { Platform } from './platform.ts';
import type { FactTables } from './read-facts.ts';
import type { Hint } from './signals.ts';

const PING_MS = 25_000;
/** How often it is looked whether a listener's session has run out. */
const LOOK_MS = 2000;
const REPLAY_AT_MOST = 500;
/** Positions are given before commit, so a lower one may become visible later: replay starts a little earlier. */
const OVERLAP = 100;
const RESET = 'event: reset\ndata: {}\n\n';
const LARGEST_BACKLOG = 1_000_000;
/** Subjects that give many people rights at once. */
const GROUPS = new Set(['account', 'team']);

interface Client {
  readonly reply: FastifyReply;
  readonly identify: () => Promise<Actor>;
  actor: Actor;
}

/** Sessions end in real time, whatever moment the program is told. */
const isOver = (actor: Actor) => actor.kind === 'person' && actor.until !== undefined && actor.until <= Date.now();

type Scopes = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** What passes names no position, so that a listener who resumes does so at the last fact. */
const frame = (hint: Hint) =>
  `${hint.position === null ? '' : `id: ${hint.position}\n`}event: fact\ndata: ${JSON.stringify({ id: hint.id, kind: hint.kind, subject: hint.subject })}\n\n`;

async function loadScopes(platform: Platform, hints: readonly Hint[]): Promise<Scopes> {
  const ids = new Map<string, Set<string>>();
  for (const { subject } of hints) {
    if (!platform.subjects.has(subject.kind)) continue;
    const known = ids.get(subject.kind) ?? new Set();
    ids.set(subject.kind, known.add(subject.id));
  }
  if (ids.size === 0) return new Map();
  return reading(systemContext(platform, 'feed'), async (tx) => {
    const scopes = new Map<string, ReadonlyMap<string, unknown>>();
    for (const [kind, wanted] of ids) {
      const policy = platform.subjects.get(kind);
      if (policy) scopes.set(kind, await policy.load(tx, [...wanted]));
    }
    return scopes;
  });
}

function mayHear(platform: Platform, scopes: Scopes, actor: Actor, hint: Hint): boolean {
  const policy = platform.subjects.get(hint.subject.kind);
  const scope = scopes.get(hint.subject.kind)?.get(hint.subject.id);
  if (!policy || scope === undefined) return false;
  if (hint.audience === 'team' && actor.kind === 'person' && actor.roles.every((role) => role === 'customer'))
    return false;
  return policy.mayRead(actor, scope, hint.audience);
}

async function missedSince(platform: Platform, position: number): Promise<Hint[] | 'too many'> {
  const rows = await reading(systemContext(platform, 'feed'), (tx) =>
    tx
      .tables<FactTables>()
      .selectFrom('platform.fact')
      .select(['id', 'position', 'kind', 'subject_kind', 'subject_id', 'account_id', 'audience'])
      .where('position', '>', Math.max(0, position - OVERLAP))
      .orderBy('position')
      .limit(REPLAY_AT_MOST + OVERLAP)
      .execute(),
  );
  if (rows.length >= REPLAY_AT_MOST + OVERLAP) return 'too many';
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    kind: row.kind,
    subject: { kind: row.subject_kind, id: row.subject_id },
    accountId: row.account_id,
    audience: row.audience satisfies Audience,
  }));
}

export interface Feed {
  readonly clients: number;
  close(): void;
}

/**
 * `GET /api/v1/feed`: server-sent events that say which subject changed; the browser then asks for it again.
 * Each event is checked against each listener's rights when it is sent. `Last-Event-ID` resumes; after a gap
 * that is too long the event `reset` tells the browser to refetch what it shows.
 */
export function openFeed(
  server: FastifyInstance,
  platform: Platform,
  identify: (request: FastifyRequest) => Promise<Actor>,
): Feed {
  const clients = new Set<Client>();

  const send = (client: Client, text: string) => {
    client.reply.raw.write(text);
    // A reader that takes nothing is let go; it resumes by its last event id.
    if (client.reply.raw.writableLength > LARGEST_BACKLOG) client.reply.raw.destroy();
  };

  const askAgain = async (client: Client) => {
    client.actor = await client.identify().catch(() => ANONYMOUS);
    if (client.actor.kind !== 'person') client.reply.raw.end();
  };

  /** Rights may have changed with the news, such as a new account: who hears them is asked first. */
  const refresh = async (hints: readonly Hint[]) => {
    const people = new Set(hints.filter(({ subject }) => subject.kind === 'person').map(({ subject }) => subject.id));
    const everybody = hints.some(({ subject }) => GROUPS.has(subject.kind));
    const isConcerned = ({ actor }: Client) => actor.kind === 'person' && (everybody || people.has(actor.personId));
    await Promise.all([...clients].filter(isConcerned).map(askAgain));
  };

  const deliver = async (hints: readonly Hint[]) => {
    await refresh(hints);
    if (clients.size === 0) return;
    const scopes = await loadScopes(platform, hints);
    for (const hint of hints) {
      const text = frame(hint);
      for (const client of clients) if (mayHear(platform, scopes, client.actor, hint)) send(client, text);
    }
  };

  let line = Promise.resolve();
  const stop = platform.signals.onHints((hints) => {
    line = line
      .then(() => deliver(hints))
      .catch((error: unknown) => {
        platform.log.warn({ err: error }, 'an event was not sent; browsers catch up when they ask again');
      });
  });
  const stopOnGap = platform.signals.onGap(() => {
    for (const client of clients) send(client, RESET);
  });
  const ping = setInterval(() => {
    for (const client of clients) send(client, `: ${platform.clock()}\n\n`);
  }, PING_MS);
  ping.unref();
  const look = setInterval(() => {
    for (const client of clients) if (isOver(client.actor)) void askAgain(client);
  }, LOOK_MS);
  look.unref();

  server.get('/api/v1/feed', { config: { ownAccess: true } }, async (request, reply) => {
    const actor = await identify(request);
    if (actor.kind !== 'person' || actor.token) throw new Problem('signed-out', 401);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const client: Client = { reply, actor, identify: () => identify(request) };
    clients.add(client);
    platform.metrics.feedClients.set(clients.size);
    reply.raw.on('close', () => {
      clients.delete(client);
      platform.metrics.feedClients.set(clients.size);
    });
    send(client, `retry: 2000\nevent: hello\ndata: ${JSON.stringify({ now: platform.clock() })}\n\n`);
    const last = Number(request.headers['last-event-id'] ?? Number.NaN);
    if (!Number.isSafeInteger(last) || last < 0) return;
    const missed = await missedSince(platform, last);
    if (missed === 'too many') return send(client, RESET);
    const scopes = await loadScopes(platform, missed);
    for (const hint of missed) if (mayHear(platform, scopes, actor, hint)) send(client, frame(hint));
  });

  return {
    get clients() {
      return clients.size;
    },
    close() {
      stop();
      stopOnGap();
      clearInterval(ping);
      clearInterval(look);
      for (const client of clients) client.reply.raw.end();
    },
  };
}
