/** Below which path these pages stand. */
export const PLAIN = '/plain';

/** Where a person is who has nothing here: for whoever is not signed in, what they wanted comes after signing in. */
export function signInPath(back: string): string {
  return back === PLAIN ? `${PLAIN}/sign-in` : `${PLAIN}/sign-in?${new URLSearchParams({ return: back })}`;
}

/** The page that needs no scripts, for the path of one of ours that does; the first page where there is none like it. */
export function withoutScripts(path: string): string {
  if (/^\/signin(\/|$)/.test(path)) return `${PLAIN}/sign-in`;
  const number = /^\/cases\/(\d{1,10})(\/|$)/.exec(path)?.[1];
  if (number !== undefined) return `${PLAIN}/cases/${number}`;
  if (path === '/cases') return `${PLAIN}/cases`;
  if (path === '/ask') return `${PLAIN}/ask`;
  return path === '/ask/who' ? `${PLAIN}/ask?unsure=yes` : PLAIN;
}
