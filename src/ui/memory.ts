/** Every draft that this device keeps begins so. */
export const DRAFTS = 'evenkeel.draft.';

/** For windows in which storage is forbidden: what was chosen then lasts as long as the page. */
const untilReload = new Map<string, string>();

/** What this device remembers under `key`, or null. */
export function recall(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return untilReload.get(key) ?? null;
  }
}

/** Remembers `value` on this device. */
export function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    untilReload.set(key, value);
  }
}

/** Forgets what stood under `key`. */
export function forget(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    untilReload.delete(key);
  }
}
