import { loadOffline } from '#ui/api.ts';
import type { Me } from './queries.ts';

const KEY = 'evenkeel.me';

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
    loadOffline()
      .then(({ belongTo }) => belongTo(me.id))
      .catch(() => undefined);
    window.sessionStorage.setItem(KEY, JSON.stringify(me));
  } catch {
    // Without storage the next page asks again, which is all that this saves.
  }
}

/** Forgets who was here, and what they read; with `drafts` also what they had begun to write. */
export async function forgetMe({ drafts }: { readonly drafts: boolean }): Promise<void> {
  try {
    window.sessionStorage.removeItem(KEY);
    const { leave } = await loadOffline();
    await leave({ written: drafts });
  } catch {
    // Nothing can be kept here, so nothing is.
  }
}
