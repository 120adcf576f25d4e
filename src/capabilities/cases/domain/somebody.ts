import type { Worker } from './case.ts';

/** Somebody who is there, and how many open cases they own. */
export interface Candidate extends Worker {
  readonly open: number;
}

/** Who looks after a case that nobody knew whom to ask about: who owns the fewest, by name where several do. */
export function somebodyOf(candidates: readonly Candidate[]): Worker | null {
  const [first] = candidates.toSorted(
    (one, other) => one.open - other.open || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
  );
  return first ? { id: first.id, name: first.name } : null;
}
