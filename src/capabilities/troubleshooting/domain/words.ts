/** The three parts of a search: look at less, see that what is left works, take in more again. */
export const PHASES = ['narrow', 'verify', 'widen'] as const;
export type Phase = (typeof PHASES)[number];

/** What came of a step. `open`: it was announced before it is taken, or nobody has said yet. */
export const OUTCOMES = ['open', 'helped', 'no-change', 'ruled-out', 'made-worse'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** In which respect a problem is here and not there. */
export const ASPECTS = ['what', 'where', 'when', 'extent'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What a test said of a hypothesis. */
export const VERDICTS = ['open', 'holds', 'refuted'] as const;
export type Verdict = (typeof VERDICTS)[number];
