import type { TeamId } from '#kernel/ids.ts';

/** A number at which we are called, and whose it is. */
export interface Line {
  /** As administrators write it. */
  readonly number: string;
  readonly teamId: TeamId;
}

/** The same, with the number in our form; null for what is no number. */
export interface KnownLine extends Line {
  readonly known: string | null;
}

/** How calls are understood here. */
export interface CallSettings {
  /** How numbers without a country are dialled, by ISO 3166. */
  readonly country: string;
  readonly lines: readonly Line[];
}

/** Before an administrator said otherwise. */
export const UNSET: CallSettings = { country: 'DE', lines: [] };

/** The team whose number was called; null where that is nobody's in particular. */
export function teamCalled(lines: readonly KnownLine[], called: string | null): TeamId | null {
  if (called === null) return null;
  return lines.find(({ known }) => known === called)?.teamId ?? null;
}

/** The line that is none, or stands there twice, as its place counted from 1; null where all are right. */
export function faultInLines(lines: readonly KnownLine[]): { readonly line: number; readonly twice: boolean } | null {
  const seen = new Set<string>();
  for (const [index, { known }] of lines.entries()) {
    if (known === null || seen.has(known)) return { line: index + 1, twice: known !== null };
    seen.add(known);
  }
  return null;
}
