/** Where somebody lands who signed in from nowhere in particular. */
export const HOME = '/';

const LONGEST = 1000;
/** One slash, then printable characters other than the backslash, which browsers read as a slash. */
const PATH = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

/** The path to go back to after signing in: a path on our own pages, or home for anything else. */
export function returnPath(given: string | undefined | null): string {
  if (!given || given.length > LONGEST || !PATH.test(given)) return HOME;
  return given.startsWith('/api/') || /^\/signin\b/.test(given) ? HOME : given;
}
