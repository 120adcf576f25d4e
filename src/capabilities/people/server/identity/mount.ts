import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import type { Platform } from '#platform/platform.ts';
import { sendProblem } from '#platform/serve/problems.ts';
import { languageOf } from '#platform/serve/routes.ts';
import { returnPath } from '../../domain/index.ts';
import { actorsOf, forgetByHints } from './actors.ts';
import { noteSignOut } from './desk.ts';
import { DOORS, type Door } from './doors.ts';
import { identify, keyOfSession, sessionTokenOf } from './identify.ts';
import { CLIENT_HEADER, identityOf } from './instance.ts';
import { partsOfAnswer } from './refusals.ts';
import { VERIFY_LINK } from './sign-in-plugin.ts';

const BASE = '/api/auth';
const SIGN_IN_PAGE = '/signin';
/** The pages that need no scripts have a way in of their own. */
const PLAIN = { pages: /^\/plain(?![^/?])/, signIn: '/plain/sign-in' };
const SIGN_OUT = '/sign-out';

/**
 * The headers that better-auth reads, in our own words. Which site a request comes from is the browser's to say;
 * where it vouches for our own pages, or is no browser at all, that counts as our origin.
 */
function headersOf(request: FastifyRequest, url: string): Headers {
  const { cookie, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const ours = site === 'same-origin' || site === 'none' || (site === undefined && origin === undefined);
  const headers = new Headers({ [CLIENT_HEADER]: request.ip, 'x-request-id': request.id });
  if (request.method !== 'GET') headers.set('content-type', 'application/json');
  if (cookie !== undefined) headers.set('cookie', cookie);
  headers.set('user-agent', (request.headers['user-agent'] ?? '').slice(0, 300));
  headers.set('origin', ours ? url : (origin ?? 'null'));
  return headers;
}

async function ask(platform: Platform, request: FastifyRequest, about: { target: string; body?: unknown }) {
  const { auth, url } = await identityOf(platform);
  const body = about.body === undefined ? {} : { body: JSON.stringify(about.body) };
  const headers = headersOf(request, url);
  const answer = await auth.handler(
    new Request(`${url}${BASE}${about.target}`, { method: request.method, headers, ...body }),
  );
  const text = await answer.text();
  return { answer, json: text === '' ? null : parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function passCookies(reply: FastifyReply, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) void reply.header('set-cookie', cookie);
}

function refuse(request: FastifyRequest, reply: FastifyReply, given: { answer: Response; json: unknown }) {
  const wait = given.answer.headers.get('x-retry-after');
  if (wait !== null) void reply.header('retry-after', wait);
  const about = { language: languageOf(request), requestId: request.id };
  return sendProblem(reply, partsOfAnswer(given.answer.status, given.json), about);
}

/** Whoever had this session is asked anew: the door may have ended or renewed it. */
async function forgetSession(platform: Platform, request: FastifyRequest): Promise<void> {
  const token = await sessionTokenOf(platform, request);
  if (token !== undefined) actorsOf(platform).drop(keyOfSession(token));
}

function bodyOf(door: Door, request: FastifyRequest): unknown {
  if (door.method === 'GET') return undefined;
  const body = door.body.safeParse(request.body ?? {});
  if (body.success) return { ...z.record(z.string(), z.unknown()).parse(body.data), ...door.always };
  const faults = body.error.issues.slice(0, 20).map(({ path, message }) => ({
    path: ['body', ...path.map(String)].join('.'),
    message: message.slice(0, 300),
  }));
  throw new Problem('wrong-input', 422, {}, faults);
}

function openDoor(server: FastifyInstance, platform: Platform, door: Door): void {
  server.route({
    method: door.method,
    url: `${BASE}${door.path}`,
    bodyLimit: 16 * 1024,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const body = bodyOf(door, request);
      const leaving = door.path === SIGN_OUT ? await identify(platform, request) : null;
      const given = await ask(platform, request, { target: door.path, body });
      await forgetSession(platform, request);
      if (leaving?.kind === 'person' && given.answer.ok) await noteSignOut(platform, leaving, request.id);
      passCookies(reply, given.answer);
      if (!given.answer.ok) return refuse(request, reply, given);
      return reply.header('cache-control', 'no-store').send(door.answer.parse(given.json));
    },
  });
}

const LinkQuery = z.object({
  token: z.string().max(200).catch(''),
  callbackURL: z.string().optional().catch(undefined),
});

/** Opens a link from a mail: signs in and goes on to where the person wanted to be, or says on our page why not. */
function openLinks(server: FastifyInstance, platform: Platform): void {
  server.get(`${BASE}${VERIFY_LINK}`, { exposeHeadRoute: false }, async (request, reply) => {
    const { token, callbackURL } = LinkQuery.parse(request.query);
    const back = returnPath(callbackURL);
    const given = await ask(platform, request, { target: `${VERIFY_LINK}?token=${encodeURIComponent(token)}` });
    passCookies(reply, given.answer);
    void reply.header('cache-control', 'no-store');
    if (given.answer.status === 429) return refuse(request, reply, given);
    const next = new URLSearchParams({ return: back });
    const page = PLAIN.pages.test(back) ? PLAIN.signIn : SIGN_IN_PAGE;
    if (!given.answer.ok) {
      next.set('problem', 'link-used');
      return reply.redirect(`${page}?${next}`, 303);
    }
    await forgetSession(platform, request);
    const held = z.object({ twoFactorRedirect: z.literal(true) }).safeParse(given.json).success;
    if (!held) return reply.redirect(back, 303);
    next.set('step', 'second-factor');
    return reply.redirect(`${page}?${next}`, 303);
  });
}

/**
 * Opens the doors of sign-in below `/api/auth`: those in `DOORS`, and the links from our mails. All others that
 * better-auth would have, sign-up among them, do not exist here.
 */
export function mountIdentity(server: FastifyInstance, platform: Platform): void {
  for (const door of DOORS) openDoor(server, platform, door);
  openLinks(server, platform);
  const stop = forgetByHints(platform);
  server.addHook('onClose', async () => stop());
}
