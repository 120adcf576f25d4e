export interface Part {
  readonly text: string;
  /** Whether it is one of the names, with its `@`. */
  readonly found: boolean;
}

const escaped = (name: string) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A text in parts: where one of these names follows an `@` at the start of a word and ends there, and the rest. */
export function callsIn(text: string, names: readonly string[]): readonly Part[] {
  if (names.length === 0) return [{ text, found: false }];
  // The longest first: of two names of which one begins like the other, the whole one is meant.
  const known = names.toSorted((one, other) => other.length - one.length).map(escaped);
  const calls = new RegExp(`(?<![\\p{L}\\d.])(@(?:${known.join('|')})(?![\\p{L}\\d]))`, 'iu');
  return text
    .split(calls)
    .map((part, index) => ({ text: part, found: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** Whom of these people a text calls by their whole name. */
export function calledIn<Person extends { readonly name: string }>(
  text: string,
  people: readonly Person[],
): readonly Person[] {
  const parts = callsIn(
    text,
    people.map(({ name }) => name),
  );
  const called = new Set(parts.filter(({ found }) => found).map((part) => part.text.slice(1).toLocaleLowerCase()));
  return people.filter(({ name }) => called.has(name.toLocaleLowerCase()));
}
