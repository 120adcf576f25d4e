import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const BUILT = fileURLToPath(new URL('../../../dist/web/', import.meta.url));

/** Scripts and styles only from here; Mantine sets styles in attributes; nothing may frame us. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

interface Door {
  readonly page: string;
  readonly paths: readonly string[];
}

/** Which page opens at which address; within a page its own router goes on. */
const DOORS: readonly Door[] = [
  { page: 'signin.html', paths: ['/signin', '/signin/*', '/setup'] },
  { page: 'desk.html', paths: ['/desk', '/desk/*', '/admin', '/admin/*'] },
  { page: 'portal.html', paths: ['/', '/ask', '/cases', '/cases/*', '/me'] },
];

function sendPage(reply: FastifyReply, html: string) {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', POLICY)
    .send(html);
}

/** Serves the built web: pages without caching, hashed assets for a year. Without a build there are no pages. */
export async function mountWeb(server: FastifyInstance): Promise<void> {
  if (!existsSync(join(BUILT, 'assets'))) return;
  await server.register(fastifyStatic, {
    root: join(BUILT, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: false,
  });
  for (const door of DOORS) {
    const html = await readFile(join(BUILT, door.page), 'utf8');
    for (const path of door.paths) server.get(path, async (_request, reply) => sendPage(reply, html));
  }
}
