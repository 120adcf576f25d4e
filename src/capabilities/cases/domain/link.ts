import { ok, type Result, refuse } from '#kernel/result.ts';
import type { CaseFact } from './facts.ts';
import type { Numbered } from './merge.ts';

/** How a case stands to another one, seen from the first. */
export const RELATIONS = ['related', 'caused-by', 'causes', 'follows-on', 'followed-by'] as const;
export type Relation = (typeof RELATIONS)[number];

const FROM_THERE: Readonly<Record<Relation, Relation>> = {
  related: 'related',
  'caused-by': 'causes',
  causes: 'caused-by',
  'follows-on': 'followed-by',
  'followed-by': 'follows-on',
};

/** The same relation, seen from the other case. */
export function fromThere(relation: Relation): Relation {
  return FROM_THERE[relation];
}

/** What happened to either case of a pair. */
export interface FactsOfBoth {
  readonly one: readonly CaseFact[];
  readonly other: readonly CaseFact[];
}

/** Says how two cases stand to each other; each hears of it. Refuses `case.link-to-itself`. */
export function decideLink(one: Numbered, other: Numbered, relation: Relation): Result<FactsOfBoth> {
  if (one.known.id === other.known.id) return refuse('case.link-to-itself', 422);
  return ok({
    one: [{ kind: 'case.linked', data: { relation, number: other.number } }],
    other: [{ kind: 'case.linked', data: { relation: fromThere(relation), number: one.number } }],
  });
}

/** Says that two cases have nothing to do with each other any more. */
export function unlinked(one: Numbered, other: Numbered): FactsOfBoth {
  return {
    one: [{ kind: 'case.unlinked', data: { number: other.number } }],
    other: [{ kind: 'case.unlinked', data: { number: one.number } }],
  };
}
