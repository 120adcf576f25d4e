import type { z } from 'zod';
import { Problem } from '#kernel/problem.ts';

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
  const parsed = schema.safeParse(jsonIn(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw new Problem('wrong-cursor', 400);
  return parsed.data;
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
