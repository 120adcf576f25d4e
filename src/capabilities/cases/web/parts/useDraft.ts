import { useCallback, useEffect, useRef, useState } from 'react';
import { DRAFTS } from '#capabilities/people/web/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { ComposerKind } from '#ui/Composer.tsx';
import { forget, recall, remember } from '#ui/memory.ts';
import { serverNow } from '#ui/time/clock.ts';

const PAUSE_MS = 500;

export interface Draft {
  readonly text: string;
  /** When it was kept on this device last; null while it has not been, or is empty. */
  readonly savedAt: Instant | null;
  /** The customer's last message when the writing began. */
  readonly seen: string | null;
}

const EMPTY: Draft = { text: '', savedAt: null, seen: null };

/** Reads a kept draft; whatever is not one counts as none. */
export function readDraft(kept: string | null): Draft {
  if (kept === null) return EMPTY;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null) return EMPTY;
    const { text, savedAt, seen }: { text?: unknown; savedAt?: unknown; seen?: unknown } = value;
    if (typeof text !== 'string' || text === '' || typeof savedAt !== 'number') return EMPTY;
    return { text, savedAt, seen: typeof seen === 'string' ? seen : null };
  } catch {
    return EMPTY;
  }
}

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

  const write = (text: string, seen: string | null) => {
    const begun = draft.text === '' ? seen : draft.seen;
    const next = { text, savedAt: draft.savedAt, seen: begun };
    unsaved.current = next;
    setDraft(next);
  };
  /** What the customer wrote meanwhile has been read. */
  const see = (seen: string | null) => {
    const next = { ...draft, seen };
    unsaved.current = next;
    setDraft(next);
  };
  const clear = () => {
    unsaved.current = null;
    forget(key);
    setDraft(EMPTY);
  };
  return { draft, write, see, clear };
}

export type DraftState = ReturnType<typeof useDraft>;
