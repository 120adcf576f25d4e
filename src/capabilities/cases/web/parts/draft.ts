import type { Instant } from '#kernel/time.ts';

/** A text that somebody has begun to write; empty with a moment where it was sent or emptied, until the server knows. */
export interface Draft {
  readonly text: string;
  /** When it was kept last; null while it has not been. */
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
    if (typeof text !== 'string' || typeof savedAt !== 'number') return EMPTY;
    return { text, savedAt, seen: typeof seen === 'string' ? seen : null, kept: kept === true };
  } catch {
    return EMPTY;
  }
}

/**
 * Which of two drafts of one text holds, the one on this device or the server's: what was saved last. What the server
 * had once and has no more was sent or thrown away elsewhere; what it never had is still to be brought there, and so
 * is that something was sent or thrown away here.
 */
export function settleDrafts(here: Draft, there: ServerDraft | null): 'same' | 'take' | 'bring' | 'drop' {
  if (there === null) {
    if (here.savedAt === null) return 'same';
    return here.kept || here.text === '' ? 'drop' : 'bring';
  }
  if (here.text === there.text) return here.kept ? 'same' : 'take';
  if (here.savedAt === null || here.kept) return 'take';
  return here.savedAt > there.savedAt ? 'bring' : 'take';
}
