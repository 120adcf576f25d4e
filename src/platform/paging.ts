import type { z } from 'zod';
import { Problem } from '#kernel/problem.ts';
import { isClean } from '#kernel/text.ts';

/** Where a list goes on: the sort key of the last row given, opaque to whoever carries it. */
export function cursorOf(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key inside a cursor, or undefined on the first page. Throws the problem `wrong-cursor` for anything else. */
export function keyOf<Schema extends z.ZodType>(
  cursor: string | undefined,
  schema: Schema,
): z.output<Schema> | undefined {
  if (cursor === undefined) return undefined;
  const given = jsonIn(Buffer.from(cursor, 'base64url').toString('utf8'));
  const parsed = schema.safeParse(given);
  if (!parsed.success || !isSortKey(given)) throw new Problem('wrong-cursor', 400);
  return parsed.data;
}

const LATEST = 8.64e15;

/** What `cursorOf` can have written: texts that a row can hold, whole numbers and moments that exist. */
function isSortKey(key: unknown): boolean {
  if (Array.isArray(key)) return key.every(isSortKey);
  if (typeof key === 'string') return isClean(key);
  return key === null || (Number.isSafeInteger(key) && Math.abs(Number(key)) <= LATEST);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One page of rows that were read with one more than `limit`, so that it shows whether there is a next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  sortKey: (row: Row) => readonly (string | number | null)[],
): { readonly items: Row[]; readonly next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(sortKey(last)) : null };
}
