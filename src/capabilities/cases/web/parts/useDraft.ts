import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { fromIso } from '#kernel/time.ts';
import type { ComposerKind } from '#ui/Composer.tsx';
import { draftsQuery } from '../queries.ts';
import { clearDraft, draftAt, meetServer, onDrafts, saveDraftsNow, writeDraft } from './drafts.ts';

/** What I had begun to write on a case elsewhere comes here too, when the page opens and whenever I come back to it. */
export function useDraftsOfMine(caseId: string): void {
  const { data, dataUpdatedAt } = useQuery(draftsQuery(caseId));
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer that says the same as the last one counts too
  useEffect(() => {
    if (!data) return;
    for (const kind of ['reply', 'note'] as const) {
      const found = data.items.find((one) => one.kind === kind);
      const there = found && { text: found.text, savedAt: fromIso(found.savedAt), seen: found.seenMessageId };
      meetServer({ caseId, kind }, there ?? null, data.askedAt);
    }
  }, [caseId, data, dataUpdatedAt]);
  useEffect(() => {
    window.addEventListener('pagehide', saveDraftsNow);
    return () => window.removeEventListener('pagehide', saveDraftsNow);
  }, []);
}

/**
 * What somebody has begun to write on a case: one draft for a reply and another for a note, kept on this device and on
 * the server half a second after the last key, and at once here when the page goes away.
 */
export function useDraft(caseId: string, kind: ComposerKind) {
  const place = useMemo(() => ({ caseId, kind }), [caseId, kind]);
  const draft = useSyncExternalStore(onDrafts, () => draftAt(place));

  /** Writes on. `seen` is the customer's last message; it counts when the writing begins, or begins `anew`. */
  const write = (text: string, seen: string | null, anew = false) => {
    const begins = draft.text === '' || anew;
    writeDraft(place, text, begins ? seen : draft.seen);
  };
  return { draft, write, clear: () => clearDraft(place) };
}

export type DraftState = ReturnType<typeof useDraft>;
