import { useState } from 'react';
import { DRAFTS, forget, recall, remember } from '#ui/memory.ts';
import { isEmpty, type Kept, readKept } from './kept.ts';

/** The name of the draft that the first page and the page for asking share. */
export const ASKING = 'ask';

function keep(key: string, kept: Kept): void {
  if (isEmpty(kept)) forget(key);
  else remember(key, JSON.stringify(kept));
}

/**
 * A draft on this device that outlives a reload. It belongs to `owner`, a person's id; what a stranger wrote becomes
 * theirs when they sign in, so that nobody writes anything twice.
 */
export function useKept(owner: string | null, name: string) {
  const strangers = `${DRAFTS}${name}`;
  const key = owner === null ? strangers : `${DRAFTS}${owner}.${name}`;
  const [shown, show] = useState(() => ({ key: '', kept: {} as Kept }));
  let current = shown;
  if (shown.key !== key) {
    const written = owner === null ? {} : readKept(recall(strangers));
    const kept = isEmpty(written) ? readKept(recall(key)) : written;
    if (kept === written) {
      forget(strangers);
      remember(key, JSON.stringify(kept));
    }
    current = { key, kept };
    show(current);
  }
  return {
    kept: current.kept,
    write: (changed: Kept) => {
      const kept = { ...current.kept, ...changed };
      keep(key, kept);
      show({ key, kept });
    },
    clear: () => {
      forget(key);
      show({ key, kept: {} });
    },
  };
}
