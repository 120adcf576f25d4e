import type { Instant } from '#kernel/time.ts';

/** A text that somebody has begun to write. */
export interface Draft {
  readonly text: string;
  /** When it was kept last; null while it has not been, or is empty. */
  readonly savedAt: Instant | null;
  /** The customer's last message when the writing began. */
  readonly seen: string | null;
  /** The server has it too, as it stands here. */
  readonly kept: boolean;
}

/** A draft as the server has it. */
export interface ServerDraft {
  readonly text: string;
  readonly savedAt: Instant;
  readonly seen: string | null;
}

/** Nothing written yet. */
export const EMPTY: Draft = { text: '', savedAt: null, seen: null, kept: false };

/** Reads a kept draft; whatever is not one counts as none. */
export function readDraft(stored: string | null): Draft {
  if (stored === null) return EMPTY;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return EMPTY;
    const { text, savedAt, seen, kept }: { text?: unknown; savedAt?: unknown; seen?: unknown; kept?: unknown } = value;
    if (typeof text !== 'string' || text === '' || typeof savedAt !== 'number') return EMPTY;
    return { text, savedAt, seen: typeof seen === 'string' ? seen : null, kept: kept === true };
  } catch {
    return EMPTY;
  }
}

/**
 * Which of two drafts of one text holds, the one on this device or the server's: what was saved last. What the server
 * had once and has no more was sent or thrown away elsewhere; what it never had is still to be brought there.
 */
export function settleDrafts(here: Draft, there: ServerDraft | null): 'same' | 'take' | 'bring' | 'drop' {
  if (there === null) {
    if (here.text === '') return 'same';
    return here.kept ? 'drop' : 'bring';
  }
  if (here.text === there.text) return here.kept ? 'same' : 'take';
  if (here.text === '' || here.kept) return 'take';
  return (here.savedAt ?? 0) > there.savedAt ? 'bring' : 'take';
}
