import { MINUTE, SECOND } from '#kernel/time.ts';
import { recall, remember } from '../memory.ts';
import { serverNow } from '../time/clock.ts';
import { isAnotherRelease, mayRenew } from './release.ts';

/*
 * The parts of this page whose code did not come: the line was gone, or a new release took the place of the one that
 * this page belongs to. They are asked for again together; a page of an earlier release is loaded anew, once.
 */

type Again = () => Promise<void>;

/** What is known of the parts that are missing. */
export interface MissingParts {
  /** The one that speaks for all. */
  readonly first: Again | undefined;
  readonly busy: boolean;
  /** There is a newer release, so they won't come to this page. */
  readonly outdated: boolean;
}

const FIRST_WAIT = 2 * SECOND;
const LONGEST_WAIT = MINUTE;
const RENEWED = 'evenkeel.renewed';

/** Each, and whether it may speak for all. */
const parts = new Map<Again, boolean>();
const listeners = new Set<() => void>();
let shown: MissingParts = { first: undefined, busy: false, outdated: false };
let wait = FIRST_WAIT;
let timer: ReturnType<typeof setTimeout> | undefined;

function show(changed: Partial<MissingParts>): void {
  const [first] = [...parts].flatMap(([again, speaks]) => (speaks ? [again] : []));
  shown = { ...shown, ...changed, first };
  for (const heard of listeners) heard();
}

/** Everything that a document names: its scripts and styles carry their release in their names. */
const ownFiles = () => [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);

const fields = () => [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];

/** Loads the page anew. Drafts are kept as at any parting. */
export function renew(): void {
  remember(RENEWED, String(serverNow()));
  window.location.reload();
}

async function lookForRelease(): Promise<void> {
  const response = await window.fetch(window.location.href, { headers: { accept: 'text/html' } });
  if (!response.ok || !isAnotherRelease(ownFiles(), await response.text())) return;
  if (mayRenew({ now: serverNow(), renewedAt: Number(recall(RENEWED)), fields: fields() })) renew();
  show({ outdated: true });
}

/** Asks for all of them again, and where they still don't come, whether a newer release is why. */
export async function askAgain(): Promise<void> {
  if (shown.busy) return;
  show({ busy: true });
  const asked = await Promise.allSettled([...parts.keys()].map((again) => again()));
  if (asked.some(({ status }) => status === 'rejected')) await lookForRelease().catch(() => undefined);
  show({ busy: false });
}

function askLater(): void {
  clearTimeout(timer);
  if (parts.size === 0) {
    wait = FIRST_WAIT;
    return;
  }
  timer = setTimeout(() => void askAgain().then(askLater), wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}

function onBack(): void {
  void askAgain();
}

/**
 * Has a part asked for again until it is here: when the line is back, and now and then. `speaks` says whether it is a
 * place to tell of all that are missing. Answers how to leave it be.
 */
export function askUntilHere(again: Again, speaks: boolean): () => void {
  if (parts.size === 0) window.addEventListener('online', onBack);
  parts.set(again, speaks);
  show({});
  askLater();
  return () => {
    parts.delete(again);
    if (parts.size === 0) window.removeEventListener('online', onBack);
    show(parts.size === 0 ? { outdated: false } : {});
  };
}

/** For `useSyncExternalStore`. */
export const missing = {
  subscribe: (heard: () => void) => {
    listeners.add(heard);
    return () => listeners.delete(heard);
  },
  read: () => shown,
};
