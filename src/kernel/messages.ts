import type { Language } from './text.ts';

/** A catalogue: message keys to patterns in the ICU style, as far as `format` understands it. */
export type Catalogue = Readonly<Record<string, string>>;
export type Params = Readonly<Record<string, string | number>>;

const PLURAL = /\{(\w+), plural,((?:\s*(?:=\d+|zero|one|two|few|many|other) \{[^{}]*\})+)\s*\}/g;
const BRANCH = /(=\d+|zero|one|two|few|many|other) \{([^{}]*)\}/g;

function choosePlural(language: Language, value: number, branches: string): string {
  const byName = new Map([...branches.matchAll(BRANCH)].map((match) => [match[1], match[2] ?? '']));
  const category = new Intl.PluralRules(language).select(value);
  const chosen = byName.get(`=${value}`) ?? byName.get(category) ?? byName.get('other') ?? '';
  return chosen.replaceAll('#', new Intl.NumberFormat(language).format(value));
}

/**
 * Fills a pattern: `{name}` and `{count, plural, =0 {none} one {# case} other {# cases}}`.
 * A parameter that is missing stays visible as `{name}`, so that a test and a person see the hole.
 */
export function format(language: Language, pattern: string, params: Params = {}): string {
  return pattern
    .replace(PLURAL, (whole, name: string, branches: string) => {
      const value = params[name];
      return typeof value === 'number' ? choosePlural(language, value, branches) : whole;
    })
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** A translator for one language. A key that the catalogue lacks answers itself, never an empty text. */
export function translator(language: Language, catalogue: Catalogue) {
  return (key: string, params?: Params): string => {
    const pattern = catalogue[key];
    return pattern === undefined ? key : format(language, pattern, params);
  };
}

export type Translate = ReturnType<typeof translator>;
