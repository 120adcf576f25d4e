/** How sure whoever assesses it is. */
export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What an improvement would bring and cost, on scales of 1 to 5: an effort of 1 is a day, of 5 a quarter of a year. */
export interface Scores {
  readonly impact: number;
  readonly effort: number;
  readonly confidence: Confidence;
}

const SURE: Readonly<Record<Confidence, number>> = { low: 0.5, medium: 0.8, high: 1 };

/**
 * What an improvement is worth beside others: reach × impact × confidence ÷ effort, the RICE score (Sean McBride,
 * Intercom 2016) with its shares of 50, 80 and 100 % for how sure one is. Reach is in how many cases it happened; one
 * that nobody attached a case to counts as one. High impact and low effort come first.
 */
export function worthOf({ impact, effort, confidence }: Scores, cases: number): number {
  return (Math.max(1, cases) * impact * SURE[confidence]) / effort;
}

interface Ranked {
  readonly scores: Scores | null;
  readonly cases: number;
  readonly proposedAt: number;
}

/** Best first; what nobody assessed yet before all others, in the order in which it was suggested. */
export function byWorth(a: Ranked, b: Ranked): number {
  if (a.scores === null || b.scores === null) {
    if (a.scores !== null) return 1;
    if (b.scores !== null) return -1;
    return a.proposedAt - b.proposedAt;
  }
  return worthOf(b.scores, b.cases) - worthOf(a.scores, a.cases) || a.proposedAt - b.proposedAt;
}

/** The four corners of the register's picture: from 3 on an impact is high, from 3 on an effort too. */
const QUADRANTS = ['first', 'plan', 'spare-time', 'twice'] as const;

/** What to do with it: do first, plan, do when there is time, or think twice. */
export function quadrantOf({ impact, effort }: Pick<Scores, 'impact' | 'effort'>): (typeof QUADRANTS)[number] {
  if (impact >= 3) return effort >= 3 ? 'plan' : 'first';
  return effort >= 3 ? 'twice' : 'spare-time';
}
