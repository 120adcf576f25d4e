/** What in a case says that it could have gone better. */
export interface Signs {
  /** People were in what failed. */
  readonly live: boolean;
  /** Promises that broke, to the customer or among ourselves. */
  readonly broken: readonly string[];
  /** How often we tried to reach somebody and nobody answered. */
  readonly unanswered: number;
  /** Pauses that did not hold up. */
  readonly voidedPauses: number;
}

/** Whether the end of such a case is worth a question: people were in it, or a word was not kept. */
export function isWorthAsking({ live, broken }: Signs): boolean {
  return live || broken.length > 0;
}
