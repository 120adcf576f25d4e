/** What somebody types after a sign at the start of a word, such as `/gre` or `@Jan`. */
export interface Token {
  readonly sign: Sign;
  readonly query: string;
  /** Where its sign stands. */
  readonly from: number;
}

export type Sign = '/' | '@';

/** A name may have two words; a snippet is found by letters of one. */
const TOKENS = {
  '/': /(?:^|\s)\/([\p{L}\d-]{0,30})$/u,
  '@': /(?:^|\s)@([\p{L}'’.-]{0,30}(?: [\p{L}'’.-]{1,30})?)$/u,
} as const satisfies Record<Sign, RegExp>;

/** The token that the caret stands behind, of these signs; null when it stands behind none. */
export function tokenAt(text: string, caret: number, signs: readonly Sign[]): Token | null {
  const before = text.slice(0, caret);
  for (const sign of signs) {
    const query = TOKENS[sign].exec(before)?.[1];
    if (query !== undefined) return { sign, query, from: caret - query.length - 1 };
  }
  return null;
}

/** The text with what was picked in place of the token, and where the caret goes. */
export function replaced(
  text: string,
  { from, query }: Token,
  insert: string,
): { readonly text: string; readonly caret: number } {
  return {
    text: text.slice(0, from) + insert + text.slice(from + query.length + 1),
    caret: from + insert.length,
  };
}
