/** What waits to be sent begins so. */
export const OUTBOX = 'evenkeel.outbox.';

/** The names that begin with `start`, of what this device remembers. */
export function namesOf(start: string): readonly string[] {
  try {
    return Object.keys(window.localStorage).filter((name) => name.startsWith(start));
  } catch {
    return [];
  }
}
