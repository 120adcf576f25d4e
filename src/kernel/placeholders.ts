/** What is known of each variable where a text is filled in; what has no value stays as it is. */
export type PlaceholderValues = Readonly<Record<string, string | null | undefined>>;

const NAMED = /\{\{\s*([\p{L}\d._-]{1,40})\s*\}\}/gu;

/** The variables that a text still names, such as `{{customer.name}}`: each once, in their order. */
export function variablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(NAMED)].map(([, name = '']) => name))];
}

/** Where the first variable stands that is still to be filled in; null when there is none. */
export function firstUnfilled(text: string): { readonly from: number; readonly to: number } | null {
  const [found] = text.matchAll(NAMED);
  return found ? { from: found.index, to: found.index + found[0].length } : null;
}

/** The text with every variable filled in that has a value. */
export function fill(text: string, values: PlaceholderValues): string {
  const known = new Map(Object.entries(values));
  return text.replace(NAMED, (whole, name: string) => known.get(name) || whole);
}
