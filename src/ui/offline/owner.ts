import { DRAFTS, forget, recall, remember } from '../memory.ts';
import { serverNow } from '../time/clock.ts';
import { dropAnswers, dropOldAnswers } from './answers.ts';
import { namesOf, OUTBOX } from './names.ts';

/*
 * Whose browser this is. Whatever it keeps of a person goes when they sign out and when somebody else signs in, in
 * every tab of it.
 */

const OWNER = 'evenkeel.owner';
const UUID = /^[\da-f]{8}-/;

let settle: (owner: string) => void = () => undefined;
/** Who the server said is here; never answers on a page of a stranger. */
export const owner: Promise<string> = new Promise((resolve) => {
  settle = resolve;
});

let own: string | null = null;
const tabs = new BroadcastChannel('evenkeel.owner');

/** Whose things are kept here, as far as this browser knows without asking. */
export function lastOwner(): string | null {
  return recall(OWNER);
}

/** Whether what is kept now would still be this page's own: nobody signed out or in meanwhile in another tab. */
export function isStill(id: string): boolean {
  return recall(OWNER) === id;
}

/** Forgets what was written here by anybody but `id`. What a stranger has begun to ask stays, until they sign in. */
function dropWritten(id: string | null): void {
  for (const name of [...namesOf(DRAFTS), ...namesOf(OUTBOX)]) {
    const whose = name.replace(DRAFTS, '').replace(OUTBOX, '');
    const isOthers = id === null || (UUID.test(whose) && !whose.startsWith(id));
    if (isOthers) forget(name);
  }
}

/** Says that the server knows `id` here. What was kept for somebody else goes first. */
export async function belongTo(id: string): Promise<void> {
  if (own === id) return;
  const before = lastOwner();
  remember(OWNER, id);
  own = id;
  if (before !== null && before !== id) {
    dropWritten(id);
    await dropAnswers();
    tabs.postMessage(id);
  }
  settle(id);
  await dropOldAnswers(serverNow());
}

/**
 * Says that nobody is here any more. What was read goes; what was written too where they signed out, and stays for
 * them where their session ended by itself.
 */
export async function leave({ written }: { readonly written: boolean }): Promise<void> {
  if (written) {
    forget(OWNER);
    dropWritten(null);
    // A page that goes keeps what was typed in its last moment; nobody is here to find that again.
    window.addEventListener('pagehide', () => dropWritten(null));
    tabs.postMessage(null);
  }
  await dropAnswers();
}

tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (own === null || data === own) return;
  window.addEventListener('pagehide', () => dropWritten(typeof data === 'string' ? data : null));
  if (data === null) window.location.assign('/signin');
  else window.location.reload();
};
