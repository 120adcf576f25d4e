import { useCallback, useEffect, useRef, useState } from 'react';
import { DRAFTS } from '#capabilities/people/web/index.ts';
import type { ComposerKind } from '#ui/Composer.tsx';
import { forget, recall, remember } from '#ui/memory.ts';
import { serverNow } from '#ui/time/clock.ts';
import { type Draft, EMPTY, readDraft } from './draft.ts';

const PAUSE_MS = 500;

function keep(key: string, draft: Draft): Draft {
  if (draft.text === '') {
    forget(key);
    return EMPTY;
  }
  const saved = { ...draft, savedAt: serverNow() };
  remember(key, JSON.stringify(saved));
  return saved;
}

/**
 * What somebody has begun to write on a case: one draft for a reply and another for a note, kept on this device half
 * a second after the last key, and at once when the page goes away.
 */
export function useDraft(caseId: string, kind: ComposerKind) {
  const key = `${DRAFTS}${caseId}.${kind}`;
  const [draft, setDraft] = useState(() => readDraft(recall(key)));
  const unsaved = useRef<Draft | null>(null);

  const flush = useCallback(() => {
    if (unsaved.current === null) return;
    const saved = keep(key, unsaved.current);
    unsaved.current = null;
    setDraft(saved);
  }, [key]);

  useEffect(() => {
    if (unsaved.current === null) return;
    const timer = setTimeout(flush, draft.text === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, flush]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);

  /** Writes on. `seen` is the customer's last message; it counts when the writing begins, or begins `anew`. */
  const write = (text: string, seen: string | null, anew = false) => {
    const begins = draft.text === '' || anew;
    const next = { text, savedAt: draft.savedAt, seen: begins ? seen : draft.seen };
    unsaved.current = next;
    setDraft(next);
  };
  const clear = () => {
    unsaved.current = null;
    forget(key);
    setDraft(EMPTY);
  };
  return { draft, write, clear };
}

export type DraftState = ReturnType<typeof useDraft>;
