/** Whether this could be a mail address; whether it is one, only a mail can tell. */
export function looksLikeAddress(given: string): boolean {
  return given.length <= 254 && /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(given);
}
