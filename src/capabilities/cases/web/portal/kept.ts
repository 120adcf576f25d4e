/** What somebody has begun to write: the fields of a form, as text. */
export type Kept = Readonly<Record<string, string>>;

/** Reads what was kept; whatever is not such a thing counts as nothing. */
export function readKept(stored: string | null): Kept {
  if (stored === null) return {};
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** Whether there is nothing in it. */
export function isEmpty(kept: Kept): boolean {
  return Object.values(kept).every((value) => value === '');
}
