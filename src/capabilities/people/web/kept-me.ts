import type { Me } from './queries.ts';

const KEY = 'evenkeel.me';

/** Every draft that this device keeps begins so. */
export const DRAFTS = 'evenkeel.draft.';

/** Who this tab belonged to on the page before, so that the next page greets them without a wait. */
export function recallMe(): Me | undefined {
  try {
    const kept = window.sessionStorage.getItem(KEY);
    // Only this program writes here, in this shape; the server's answer replaces it in a moment.
    return kept === null ? undefined : (JSON.parse(kept) as Me);
  } catch {
    return undefined;
  }
}

/** Keeps the answer for the next page of this tab. */
export function keepMe(me: Me): void {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(me));
  } catch {
    // Without storage the next page asks again, which is all that this saves.
  }
}

/** Forgets who was here, and with `drafts` what they had begun to write. */
export function forgetMe({ drafts }: { readonly drafts: boolean }): void {
  try {
    window.sessionStorage.removeItem(KEY);
    if (!drafts) return;
    const kept = Object.keys(window.localStorage).filter((name) => name.startsWith(DRAFTS));
    for (const name of kept) window.localStorage.removeItem(name);
  } catch {
    // Nothing can be kept here, so nothing is.
  }
}
