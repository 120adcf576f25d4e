import type { DatabaseRole } from './database.ts';

/** Texts that are prepared at most; lists of varying length make ever new ones, which nobody asks twice. */
const MOST = 1000;

const names = new Map<string, string>();

/** A statement with the name under which a connection prepares it for a role; beyond 1,000 texts without a name. */
export function statement(role: DatabaseRole, text: string): { readonly name?: string; readonly text: string } {
  const known = names.get(text);
  if (known !== undefined) return { name: `${role}_${known}`, text };
  if (names.size >= MOST) return { text };
  const made = String(names.size + 1);
  names.set(text, made);
  return { name: `${role}_${made}`, text };
}
