import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOwnForm } from '#capabilities/people/index.ts';
import { translator } from '#kernel/messages.ts';
import { Problem } from '#kernel/problem.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Platform } from '#platform/platform.ts';
import { partsOfError } from '#platform/serve/problems.ts';
import { PLAIN, signInPath } from './address.ts';
import { type Answer, send } from './answer.ts';
import { readForm, type Typed } from './fields.ts';
import { notFoundPage, problemPage } from './pages/problem-page.ts';
import { sendAgainPage } from './pages/send-again-page.ts';
import { askAnew, askUs, home } from './routes/asking.ts';
import { listCases } from './routes/cases.ts';
import { beginSignIn, giveCode, sendLink, signOut } from './routes/sign-in.ts';
import { answerWhetherItWorks, readStory, writeOn } from './routes/story.ts';
import { style } from './style.ts';
import { blindVisit, type Host, type KnownVisit, type Visit, visitOf } from './visit.ts';

interface Posted {
  Params: { number: string };
  Querystring: Record<string, string>;
  Body: Typed | undefined;
}
type Request = FastifyRequest<Posted>;

function isKnown(visit: Visit): visit is KnownVisit {
  return visit.me !== null;
}

/** A page for people whom we know; a stranger signs in first and comes back. */
function looks(host: Host, open: (visit: KnownVisit, request: Request) => Promise<Answer>) {
  return async (request: Request, reply: FastifyReply) => {
    const visit = await visitOf(host, request);
    return send(reply, isKnown(visit) ? await open(visit, request) : { to: signInPath(request.url) });
  };
}

/** A form of somebody whom we know, sent from our page. Otherwise it comes back to be sent again, and nothing is done. */
function sends(host: Host, take: (visit: KnownVisit, typed: Typed, request: Request) => Promise<Answer>) {
  return async (request: Request, reply: FastifyReply) => {
    const visit = await visitOf(host, request);
    const typed = request.body ?? {};
    const ours = await isOwnForm(host.platform, request, typed.token ?? '');
    if (isKnown(visit) && ours) return send(reply, await take(visit, typed, request));
    return send(reply, sendAgainPage(visit, { to: request.url, typed }));
  };
}

/** A form of the way in, which opens nothing to whoever is made to send it by another site. */
function knocks(host: Host, take: (visit: Visit, typed: Typed) => Promise<Answer>) {
  return async (request: Request, reply: FastifyReply) =>
    send(reply, await take(await visitOf(host, request), request.body ?? {}));
}

/** Signing out: another site does that to nobody. */
function leaves(host: Host) {
  return async (request: Request, reply: FastifyReply) => {
    const visit = await visitOf(host, request);
    const ours = await isOwnForm(host.platform, request, request.body?.token ?? '');
    return send(reply, ours || !visit.me ? await signOut(visit) : { to: PLAIN });
  };
}

/** Which sentence a problem has: the one that the API told already, or the catalogue's. */
function sentenceOf(error: unknown, { reader: { language } }: Visit): string {
  const told = error instanceof Problem && error.message !== error.code ? error.message : null;
  const { code, params } = partsOfError(error);
  return told ?? translator(language, catalogues[language].problems)(code, params);
}

function answerProblems(pages: FastifyInstance, host: Host): void {
  pages.setNotFoundHandler(async (request, reply) => send(reply, notFoundPage(await visitOf(host, request))));
  pages.setErrorHandler(async (error, request, reply) => {
    const { status } = partsOfError(error);
    if (status >= 500) host.platform.log.error({ err: error, requestId: request.id }, 'a page failed');
    const visit = await visitOf(host, request).catch(() => blindVisit(host, request));
    if (status === 404) return send(reply, notFoundPage(visit));
    const sentence = sentenceOf(error, visit);
    return send(reply, problemPage(visit, { sentence, status, reference: request.id }));
  });
}

function openPages(pages: FastifyInstance, host: Host): void {
  pages.removeAllContentTypeParsers();
  pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, readForm(String(body))),
  );
  answerProblems(pages, host);
  pages.get<Posted>('/', looks(host, home));
  pages.get<Posted>(
    '/ask',
    looks(host, (visit, { query }) => askAnew(visit, query)),
  );
  pages.post<Posted>('/ask', sends(host, askUs));
  pages.get<Posted>(
    '/cases',
    looks(host, (visit, { query }) => listCases(visit, query)),
  );
  pages.get<Posted>(
    '/cases/:number',
    looks(host, (visit, { params, query }) => readStory(visit, { ...params, sent: query.sent === '1' })),
  );
  pages.post<Posted>(
    '/cases/:number/messages',
    sends(host, (visit, typed, { params }) => writeOn(visit, params.number, typed)),
  );
  pages.post<Posted>(
    '/cases/:number/confirmation',
    sends(host, (visit, typed, { params }) => answerWhetherItWorks(visit, params.number, typed)),
  );
  pages.get<Posted>('/sign-in', async (request, reply) =>
    send(reply, await beginSignIn(await visitOf(host, request), request.query)),
  );
  pages.post<Posted>('/sign-in', knocks(host, sendLink));
  pages.post<Posted>('/sign-in/code', knocks(host, giveCode));
  pages.post<Posted>('/sign-out', leaves(host));
}

/**
 * The portal for browsers that run no script: asking, the story of a case, writing in it, saying whether it works, and the
 * way in and out. Pages made here, which know and do what the public API lets whoever looks at them, and nothing else.
 */
export function mountPlain(server: FastifyInstance, platform: Platform): void {
  const host: Host = { server, platform };
  const { path, text } = style();
  server.get(path, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable').send(text),
  );
  void server.register(
    (pages, _options, ready) => {
      openPages(pages, host);
      ready();
    },
    { prefix: PLAIN },
  );
}
