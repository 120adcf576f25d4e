import type { FastifyReply } from 'fastify';
import { Problem } from '#kernel/problem.ts';
import { randomId } from '#kernel/random-id.ts';
import type { Page } from './document.ts';
import type { Typed } from './fields.ts';

/** What a request comes to: a page, or another place to go and look at. */
export type Answer = Page | { readonly to: string; readonly cookies?: readonly string[] };

/** Nothing runs here, nothing comes from elsewhere, and what is sent goes to us. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a page, or leads on by a GET, so that loading again sends nothing twice. */
export function send(reply: FastifyReply, answer: Answer) {
  void reply.header('cache-control', 'no-store');
  if ('to' in answer) {
    for (const cookie of answer.cookies ?? []) void reply.header('set-cookie', cookie);
    return reply.redirect(answer.to, 303);
  }
  return reply
    .code(answer.status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .send(answer.document);
}

/** The refusal in `error`, to be told on the page; anything else is thrown on. */
export function refusalIn(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

/**
 * The key under which a form is sent: it stays as long as the same form is tried again, so that what arrived is done once.
 * A form that was sent already, and now says something else, is another one.
 */
export function keyFor({ key = '' }: Typed, refusal?: Problem): string {
  const stays = /^[\w-]{16,64}$/.test(key) && refusal?.code !== 'key-used-for-another-request';
  return stays ? key : randomId();
}
