import type { Priority } from '#capabilities/catalogue/domain/index.ts';
import type { Urgency } from './states.ts';

export type { Priority };

export const IMPACTS = ['extensive', 'significant', 'moderate', 'minor'] as const;
export type Impact = (typeof IMPACTS)[number];

/** How many people or what part of the business (rows) against how soon it hurts (columns). */
const MATRIX: Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>> = {
  extensive: { critical: 'P1', high: 'P1', medium: 'P2', low: 'P3' },
  significant: { critical: 'P1', high: 'P2', medium: 'P3', low: 'P3' },
  moderate: { critical: 'P2', high: 'P3', medium: 'P3', low: 'P4' },
  minor: { critical: 'P3', high: 'P3', medium: 'P4', low: 'P4' },
};

/** The priority that follows from impact and urgency. */
export function priorityOf(impact: Impact, urgency: Urgency): Priority {
  return MATRIX[impact][urgency];
}
