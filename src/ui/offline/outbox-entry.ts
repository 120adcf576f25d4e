import { HOUR, type Instant } from '#kernel/time.ts';

/** How an endpoint is called: all that a page knows of a contract. */
export interface Door {
  readonly method: string;
  readonly path: string;
  readonly creates: boolean;
}

/** Something written that waits for the line. */
export interface Waiting {
  readonly id: string;
  /** What it belongs to, such as `case:<id>`; the box of that shows it. */
  readonly about: string;
  /** The words. */
  readonly text: string;
  /** What else stood in the form, as its draft is kept; it goes back there with the words. */
  readonly form?: Readonly<Record<string, string>>;
  readonly endpoint: Door;
  /** With the key of the first try, which may have arrived without an answer. */
  readonly input: {
    readonly params?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly idempotencyKey: string;
  };
  readonly at: Instant;
  /** Why it did not go, as a sentence; it stays until its writer has looked at it. */
  readonly refused?: string;
}

/** The server knows a key for two days; later, a second try might be a second message. */
const GOES_FOR = 40 * HOUR;

/** Whether it may still be sent without its writer. */
export function mayGo(entry: Waiting, now: Instant): boolean {
  return entry.refused === undefined && !isTooOld(entry, now);
}

/** Whether it waited so long that its writer has to look whether it arrived. */
export function isTooOld({ at }: Waiting, now: Instant): boolean {
  return now - at > GOES_FOR;
}

/** Reads what was kept; null for what is no such thing. */
export function readWaiting(stored: string | null): Waiting | null {
  if (stored === null) return null;
  try {
    const value: unknown = JSON.parse(stored);
    const isOne = typeof value === 'object' && value !== null && 'endpoint' in value && 'text' in value;
    // Only this program writes under these names, in this shape.
    return isOne ? (value as Waiting) : null;
  } catch {
    return null;
  }
}

/** Oldest first: what was written first is said first. */
export function inOrder(entries: readonly (Waiting | null)[]): readonly Waiting[] {
  return entries.filter((entry) => entry !== null).sort((one, other) => one.at - other.at);
}

/** Words that come back to their box, above what was begun there meanwhile. */
export function above(words: string, begun: string): string {
  return begun.trim() === '' ? words : `${words}\n\n${begun}`;
}
