import type { Instant } from '#kernel/time.ts';

/** A text that somebody has begun to write. */
export interface Draft {
  readonly text: string;
  /** When it was kept on this device last; null while it has not been, or is empty. */
  readonly savedAt: Instant | null;
  /** The customer's last message when the writing began. */
  readonly seen: string | null;
}

/** Nothing written yet. */
export const EMPTY: Draft = { text: '', savedAt: null, seen: null };

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
