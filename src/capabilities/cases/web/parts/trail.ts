/** The list that somebody came from: where back leads, and which case stands before and after. */
export interface Trail {
  readonly href: string;
  readonly label: string;
  readonly numbers: readonly number[];
}

let trail: Trail | null = null;

/** Remembers the list from which a case is being opened. A reload forgets it: the list has moved on by then. */
export function leaveTrail(next: Trail): void {
  trail = next;
}

/** The list behind case `number`, and its place there; null when it was reached in another way. */
export function trailOf(number: number) {
  const at = trail?.numbers.indexOf(number) ?? -1;
  if (!trail || at === -1) return null;
  return { ...trail, at, previous: trail.numbers[at - 1], next: trail.numbers[at + 1] };
}
