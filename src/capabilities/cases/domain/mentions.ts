import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';

/**
 * Whom a note may name: each once, never its writer. Refuses `case.mentioned-cannot-read` for anybody who is not among
 * those who may read the case.
 */
export function decideMentions(
  wanted: readonly PersonId[],
  { writer, readers }: { readonly writer: PersonId; readonly readers: readonly PersonId[] },
): Result<readonly PersonId[]> {
  const named = [...new Set(wanted)].filter((id) => id !== writer);
  return named.every((id) => readers.includes(id)) ? ok(named) : refuse('case.mentioned-cannot-read', 422);
}
