import type { AnyEndpoint } from '#kernel/contract.ts';
import { Problem } from '#kernel/problem.ts';
import { SECOND } from '#kernel/time.ts';
import { call } from '../api.ts';
import { forget, recall, remember } from '../memory.ts';
import { serverNow } from '../time/clock.ts';
import { namesOf, OUTBOX } from './names.ts';
import { inOrder, mayGo, readWaiting, type Waiting } from './outbox-entry.ts';
import { isStill, lastOwner, owner } from './owner.ts';

/*
 * What was sent without a line. It is kept on this device, goes in the order in which it was written as soon as the
 * server can be reached again, and only ever once: tabs take turns, and each try carries the key of the first.
 */

const LOCK = 'evenkeel.outbox';
const AGAIN_MS = 15 * SECOND;
/** Who is here has to sign in first; the server asks for patience; something on the way or the server itself is away. */
const LATER = new Set([401, 429, 502, 503, 504]);

const listeners = new Set<() => void>();
let shown: readonly Waiting[] = [];

function boxOf(person: string): string {
  return `${OUTBOX}${person}.`;
}

function read(): readonly Waiting[] {
  const person = lastOwner();
  return person === null ? [] : inOrder(namesOf(boxOf(person)).map((name) => readWaiting(recall(name))));
}

function show(): void {
  shown = read();
  for (const heard of listeners) heard();
}

function write(person: string, entry: Waiting): void {
  remember(boxOf(person) + entry.id, JSON.stringify(entry));
  show();
}

/** Everything that waits, oldest first; the same list until something changes. */
export function waiting(): readonly Waiting[] {
  return shown;
}

/** Calls `heard` after each change, in this tab or another. */
export function onOutbox(heard: () => void): () => void {
  listeners.add(heard);
  return () => {
    listeners.delete(heard);
  };
}

/** Whether it is worth another try by itself. */
function isLater(error: unknown): boolean {
  return !(error instanceof Problem) || error.code === 'unreachable' || LATER.has(error.status);
}

/** Sends one. Answers whether the next may follow. */
async function sendOne(person: string, entry: Waiting): Promise<boolean> {
  const { endpoint, input } = entry;
  try {
    // A page knows an endpoint as this table of method and path; the types were checked where it was put in.
    await call(endpoint as AnyEndpoint, input);
    forget(boxOf(person) + entry.id);
  } catch (error) {
    if (isLater(error)) return false;
    const refused = error instanceof Problem ? error.message : String(error);
    remember(boxOf(person) + entry.id, JSON.stringify({ ...entry, refused }));
  }
  show();
  return true;
}

/** Sends what waits, for whom the server knows here. Another tab that sends already is left to it. */
async function deliver(): Promise<void> {
  if (!read().some((entry) => mayGo(entry, serverNow()))) return;
  const person = await owner;
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock || !isStill(person)) return;
    for (const entry of read().filter((one) => mayGo(one, serverNow()))) {
      if (!(await sendOne(person, entry))) return;
    }
  });
}

/** Puts something in, to go when the line is back. Answers false where nobody is known whose it could be. */
export function putIn(written: Omit<Waiting, 'id' | 'at'>): boolean {
  const person = lastOwner();
  if (person === null) return false;
  write(person, { ...written, id: written.input.idempotencyKey, at: serverNow() });
  return true;
}

/** Takes one back before it goes. Answers false where it is on its way already, or gone. */
export function takeOut({ id }: Waiting): Promise<boolean> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    const person = lastOwner();
    if (!lock || person === null || recall(boxOf(person) + id) === null) return false;
    forget(boxOf(person) + id);
    show();
    return true;
  });
}

/** Sends what waits, now and whenever the line may be back, for as long as the page stands. */
export function startOutbox(): void {
  window.addEventListener('storage', ({ key }) => {
    if (key?.startsWith(OUTBOX)) show();
  });
  window.addEventListener('online', () => void deliver());
  setInterval(() => void deliver(), AGAIN_MS);
  show();
  void deliver();
}
