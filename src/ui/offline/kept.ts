import type { Query } from '@tanstack/react-query';
import { type Instant, SECOND } from '#kernel/time.ts';
import { serverNow } from '../time/clock.ts';
import { putAnswer, readAnswer } from './answers.ts';
import { isStill, lastOwner, owner } from './owner.ts';

/*
 * What was read last stays readable without a line: answers are kept as they come, and stand in for the server while
 * it cannot be reached. Then they are held: marked with when they were true, and asked for again until they come.
 */

const AGAIN_MS = 10 * SECOND;

interface Held {
  readonly query: Query;
  readonly data: unknown;
  /** When it was true; null where that is not known. */
  readonly at: Instant | null;
}

const held = new Map<string, Held>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Only what shows somebody's own things is kept: what follows the news, and what says so. */
const isKept = ({ meta }: Query) => meta?.live !== undefined || meta?.kept === true;
const nameOf = (person: string, query: Query) => `${person} ${query.queryHash}`;

function askAgain(): void {
  for (const { query } of held.values()) {
    // A failure brings the held answer back, and the next round.
    if (query.isActive()) query.fetch().catch(() => undefined);
  }
}

function hold(query: Query, { at, data }: Pick<Held, 'at' | 'data'>): unknown {
  held.set(query.queryHash, { query, at, data });
  timer ??= setInterval(askAgain, AGAIN_MS);
  // The cache dates what it is given to now; this is older, and to be asked for again.
  setTimeout(() => query.setState({ dataUpdatedAt: at ?? 0 }));
  return data;
}

function release(query: Query): void {
  held.delete(query.queryHash);
  if (held.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}

/** Keeps a fresh answer for whoever is here. Without storage nothing is kept, and all else goes on. */
export async function keep(query: Query, data: unknown): Promise<void> {
  release(query);
  if (!isKept(query)) return;
  const at = serverNow();
  const person = await owner;
  if (isStill(person)) await putAnswer(nameOf(person, query), { at, data }).catch(() => undefined);
}

/** What stands in for an answer that did not come. Throws `error` where nothing is kept, or something stands already. */
export async function instead(query: Query, error: unknown): Promise<unknown> {
  const before = held.get(query.queryHash);
  if (before) return hold(query, before);
  const { data, dataUpdateCount } = query.state;
  const person = lastOwner();
  if (!isKept(query) || person === null) throw error;
  // What the page began with, before the server said anything.
  if (data !== undefined && dataUpdateCount === 0) return hold(query, { at: null, data });
  if (data !== undefined) throw error;
  const kept = await readAnswer(nameOf(person, query)).catch(() => null);
  if (kept === null) throw error;
  return hold(query, kept);
}

/** When the oldest of what is on the page was true, where the server could not be asked; else null. */
export function heldSince(): Instant | null {
  const moments = [...held.values()].flatMap(({ query, at }) => (at !== null && query.isActive() ? [at] : []));
  return moments.length === 0 ? null : Math.min(...moments);
}

window.addEventListener('online', askAgain);
