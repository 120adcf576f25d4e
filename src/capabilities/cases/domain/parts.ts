import { ok, type Result, refuse } from '#kernel/result.ts';
import { type Decision, isOpenCase } from './case.ts';
import type { CaseFact } from './facts.ts';
import type { Numbered } from './merge.ts';

/** What becomes of a case that is part of another one, and what that one hears of it. */
export interface PartDecision {
  readonly part: Decision;
  readonly parent: readonly CaseFact[];
}

/**
 * Makes a case part of another one, on which the work is done for both. It keeps its own promises and its own clock. What
 * has parts is part of nothing, so that nobody has to look further than one step. Refuses `case.part-of-itself`,
 * `case.part-of-another`, `case.parent-is-a-part`, `case.has-parts` and `case.parts-are-open`.
 */
export function decideJoin(part: Numbered, parent: Numbered, hasParts: boolean): Result<PartDecision> {
  const [one, other] = [part.known, parent.known];
  if (one.id === other.id) return refuse('case.part-of-itself', 422);
  if (one.parentId !== null) return refuse('case.part-of-another', 409);
  if (other.parentId !== null) return refuse('case.parent-is-a-part', 409);
  if (hasParts) return refuse('case.has-parts', 409);
  if (!isOpenCase(one) || !isOpenCase(other)) return refuse('case.parts-are-open', 409);
  return ok({
    part: {
      case: { ...one, parentId: other.id },
      facts: [
        { kind: 'case.part-of', data: { number: parent.number } },
        // Without the number: the other case may be somebody else's.
        { kind: 'case.worked-on-as-one', data: {} },
      ],
    },
    parent: [{ kind: 'case.part-joined', data: { number: part.number } }],
  });
}

/** Lets a case go on by itself again. Refuses `case.not-a-part`. */
export function decideLeave(part: Numbered, parent: Numbered): Result<PartDecision> {
  if (part.known.parentId !== parent.known.id) return refuse('case.not-a-part', 409);
  const alone: readonly CaseFact[] = isOpenCase(part.known) ? [{ kind: 'case.worked-on-by-itself', data: {} }] : [];
  return ok({
    part: {
      case: { ...part.known, parentId: null },
      facts: [{ kind: 'case.part-left', data: { number: parent.number } }, ...alone],
    },
    parent: [{ kind: 'case.part-left', data: { number: part.number } }],
  });
}
