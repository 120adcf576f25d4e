/*
 * Lets a page open without a line. It keeps the three documents of the doors and the files that they are made of,
 * which are the same for everybody; it never sees what the API answers. With a line, documents come from the server,
 * unless that takes longer than anybody waits.
 */

const SHELLS = 'evenkeel-pages';
const FILES = 'evenkeel-files';
const OFFLINE = '/offline';
const PATIENCE_MS = 5000;
/** Files of earlier versions go once there are so many. */
const MOST_FILES = 400;

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface RequestEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Told {
  readonly page: string;
  readonly loaded: readonly string[];
}
interface Scope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(kind: 'install' | 'activate', heard: (event: WorkerEvent) => void): void;
  addEventListener(kind: 'fetch', heard: (event: RequestEvent) => void): void;
  addEventListener(kind: 'message', heard: (event: WorkerEvent & { readonly data: Told }) => void): void;
}

// The compiler knows this file as part of a page; it runs as a worker.
const worker = self as unknown as Scope;

/** The address under which the document of a path is kept; null for what is no page that works without a line. */
function doorOf(path: string): string | null {
  if (/^\/(desk|admin)(\/|$)/.test(path)) return '/desk';
  return /^\/($|ask(ed)?\b|cases\b|requests\b|me$|offline$)/.test(path) ? '/' : null;
}

async function keepPage(door: string, page: Response): Promise<void> {
  if (!page.ok || page.redirected) return;
  const shells = await caches.open(SHELLS);
  await shells.put(door, page);
}

async function fromServer(request: Request, door: string): Promise<Response> {
  const page = await fetch(request);
  if (page.status >= 502) throw new Error('The server is away');
  await keepPage(door, page.clone());
  return page;
}

function patience(): Promise<Response | undefined> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
}

async function openPage(request: Request, door: string | null): Promise<Response> {
  const kept = door === null ? undefined : await caches.match(door);
  const coming = door === null ? fetch(request) : fromServer(request, door);
  try {
    const page = kept ? await Promise.race([coming, patience()]) : await coming;
    coming.catch(() => undefined);
    return page ?? kept ?? (await coming);
  } catch (error) {
    if (kept) return kept;
    const offline = await caches.match('/');
    if (offline && door === null) return Response.redirect(OFFLINE);
    throw error;
  }
}

async function openFile(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const file = await fetch(request);
  if (file.ok) await (await caches.open(FILES)).put(request, file.clone());
  return file;
}

/** Keeps what a page was made of before the worker was there, and the two documents. */
async function catchUp({ page, loaded }: Told): Promise<void> {
  const files = await caches.open(FILES);
  const own = loaded.filter((url) => new URL(url).pathname.startsWith('/assets/'));
  // One that fails is no reason to go without the others.
  await Promise.allSettled(own.map(async (url) => (await files.match(url)) ?? files.add(url)));
  for (const door of new Set(['/', doorOf(page)])) {
    if (door !== null && !(await caches.match(door))) await keepPage(door, await fetch(door));
  }
  const all = await files.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST_FILES))) await files.delete(old);
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => event.waitUntil(catchUp(event.data).catch(() => undefined)));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || /^\/(api|files)\//.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request, doorOf(pathname)));
  else if (pathname.startsWith('/assets/')) event.respondWith(openFile(request));
});
