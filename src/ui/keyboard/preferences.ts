import { recall, remember } from '../memory.ts';
import { COMMANDS } from './keys.ts';
import type { KeyPreferences } from './registry.ts';

const KEY = 'evenkeel.keys';
export const DEFAULT_KEYS: KeyPreferences = { characterKeys: true, remap: {} };

/** Reads what a person chose, from this device or a profile; whatever is not understood keeps its default. */
export function readKeyPreferences(text: string | null): KeyPreferences {
  if (text === null) return DEFAULT_KEYS;
  try {
    return understoodKeys(JSON.parse(text));
  } catch {
    return DEFAULT_KEYS;
  }
}

/** The same from what a profile holds. */
export function understoodKeys(value: unknown): KeyPreferences {
  if (typeof value !== 'object' || value === null) return DEFAULT_KEYS;
  const stored = value as { characterKeys?: unknown; remap?: unknown };
  const remap = new Map(Object.entries(typeof stored.remap === 'object' ? (stored.remap ?? {}) : {}));
  const known = COMMANDS.flatMap(({ id }) => {
    const keys: unknown = remap.get(id);
    return Array.isArray(keys) && keys.every((key) => typeof key === 'string') ? [[id, keys] as const] : [];
  });
  return { characterKeys: stored.characterKeys !== false, remap: Object.fromEntries(known) };
}

/** The preferences that this device keeps. */
export function recallKeyPreferences(): KeyPreferences {
  return readKeyPreferences(recall(KEY));
}

/** Keeps the preferences on this device. */
export function rememberKeyPreferences(preferences: KeyPreferences): void {
  remember(KEY, JSON.stringify(preferences));
}
