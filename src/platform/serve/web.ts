import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LANGUAGES, type Language } from '#kernel/text.ts';
import { sendProblem } from './problems.ts';
import { languageOf } from './routes.ts';

const BUILT = fileURLToPath(new URL('../../../dist/web/', import.meta.url));

/** Scripts and styles only from here; Mantine sets styles in attributes; nothing may frame us but for one form. */
const policyWith = (ancestors: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');

const POLICY = policyWith("'none'");

/** How a page that runs on scripts leads to one that needs none. */
export interface WithoutScripts {
  /** The address of that page, for the path of one of ours. */
  pathOf(path: string): string;
  /** What its document is given: for the head, and in the place of the page until scripts fill it. */
  markup(language: Language): { readonly head: string; readonly body: string };
}

interface Door {
  readonly page: string;
  readonly paths: readonly string[];
  /** Its pages lead to others that need no scripts. */
  readonly plain?: true;
}

/** Which page opens at which address; within a page its own router goes on. */
const DOORS: readonly Door[] = [
  { page: 'signin.html', paths: ['/signin', '/signin/*'], plain: true },
  { page: 'signin.html', paths: ['/setup', '/mails/*'] },
  { page: 'desk.html', paths: ['/desk', '/desk/*', '/admin', '/admin/*'] },
  {
    page: 'portal.html',
    paths: ['/', '/ask', '/ask/*', '/asked/*', '/cases', '/cases/*', '/requests', '/requests/*', '/me', '/offline'],
    plain: true,
  },
];

function sendPage(reply: FastifyReply, html: string, policy = POLICY) {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', policy)
    .send(html);
}

/** What the service worker may do: fetch from here, and nothing else. */
const WORKER_POLICY = "default-src 'none'; connect-src 'self'";

async function mountWorker(server: FastifyInstance): Promise<void> {
  const worker = await readFile(join(BUILT, 'service-worker.js'), 'utf8');
  server.get('/service-worker.js', async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', WORKER_POLICY)
      .send(worker),
  );
}

/** Whether pages of this origin may show the form on which people ask us. */
export type MayShowForm = (origin: string) => Promise<boolean>;

/** The form names the origin of the page that shows it; a browser then shows it there and nowhere else. */
const FormQuery = z.object({ at: z.string().max(300).catch('') });

/** Where a script is put, as far as the browser tells. */
function originOfReferrer({ headers }: FastifyRequest): string | null {
  const { referer } = headers;
  return referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : null;
}

const NOT_LISTED = '/* This site is not on the list of those that may show the form. */\n';

/**
 * The form on which people ask us from other sites, and the script that puts its button there: the one page of ours that
 * another may frame, where it is on the list. Denied unless `mayShow` says so.
 */
async function mountForm(server: FastifyInstance, mayShow: MayShowForm): Promise<void> {
  // What was built before there was a form goes on without one.
  if (!existsSync(join(BUILT, 'ask-us.js'))) return;
  const [html, script] = await Promise.all([
    readFile(join(BUILT, 'ask-us.html'), 'utf8'),
    readFile(join(BUILT, 'ask-us.js'), 'utf8'),
  ]);
  server.get('/ask-us', async (request, reply) => {
    const { at } = FormQuery.parse(request.query);
    if (at === '' || !(await mayShow(at))) return sendPage(reply, html);
    void reply.removeHeader('x-frame-options');
    return sendPage(reply, html, policyWith(at));
  });
  server.get('/ask-us.js', async (request, reply) => {
    const origin = originOfReferrer(request);
    const shown = origin === null || (await mayShow(origin));
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'private, max-age=300')
      .header('vary', 'referer')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(shown ? script : NOT_LISTED);
  });
}

const ROOT = '<div id="root"></div>';

/** A page in each language, with the way to the one that needs no scripts. */
function withWayIn(html: string, { markup }: WithoutScripts): ReadonlyMap<Language, string> {
  return new Map(
    LANGUAGES.map((language) => {
      const { head, body } = markup(language);
      return [language, html.replace('</head>', `${head}</head>`).replace(ROOT, `<div id="root">${body}</div>`)];
    }),
  );
}

type SendDoor = (request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** Sends the page of a door that leads on: asked for with `?plain`, it answers with its page that needs no scripts. */
function leading(html: string, way: WithoutScripts): SendDoor {
  const pages = withWayIn(html, way);
  return (request, reply) => {
    const [path = '/', query] = request.url.split('?');
    if (new URLSearchParams(query).has('plain')) {
      return reply.header('cache-control', 'no-store').redirect(way.pathOf(path), 303);
    }
    return sendPage(reply, pages.get(languageOf(request)) ?? html);
  };
}

/** Whether a browser asks for a page, and no program for an answer of the API. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}

/** What is answered where nothing stands: to people the page that says so, to programs a problem. */
function answerNothing(server: FastifyInstance, send: SendDoor | null): void {
  server.setNotFoundHandler((request, reply) => {
    if (send && wantsPage(request)) return send(request, reply.status(404));
    return sendProblem(
      reply,
      { code: 'not-found', status: 404 },
      { language: languageOf(request), requestId: request.id },
    );
  });
}

/** What the pages of the web need to know of what is above them. */
export interface Web {
  readonly mayShow: MayShowForm;
  readonly withoutScripts: WithoutScripts;
}

/** Serves the built web: pages without caching, hashed assets for a year. Without a build there are no pages. */
export async function mountWeb(server: FastifyInstance, { mayShow, withoutScripts: way }: Web): Promise<void> {
  if (!existsSync(join(BUILT, 'assets'))) return answerNothing(server, null);
  await server.register(fastifyStatic, {
    root: join(BUILT, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: false,
  });
  await mountWorker(server);
  let sendPortal: SendDoor | null = null;
  for (const door of DOORS) {
    const html = await readFile(join(BUILT, door.page), 'utf8');
    const send: SendDoor = door.plain ? leading(html, way) : (_request, reply) => sendPage(reply, html);
    for (const path of door.paths) server.get(path, async (request, reply) => send(request, reply));
    if (door.paths.includes('/')) sendPortal = send;
  }
  await mountForm(server, mayShow);
  answerNothing(server, sendPortal);
}
