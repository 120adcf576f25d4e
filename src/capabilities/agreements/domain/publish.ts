import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Agreement, PublishedVersion } from './agreement.ts';
import { checkTerms } from './check-terms.ts';

export interface Publication {
  readonly effectiveFrom: Instant;
  readonly publishedBy: PersonId | null;
}

/**
 * Makes the draft the next version. What was promised before stays as it was promised, so a version begins now or
 * later, and never before the version that it follows. Refuses terms as `checkTerms` does, and no draft.
 */
export function decidePublish(agreement: Agreement, given: Publication, now: Instant): Result<PublishedVersion> {
  const { draft, versions } = agreement;
  if (draft === null) return refuse('agreement.nothing-to-publish', 409);
  const terms = checkTerms(agreement, draft);
  if (!terms.ok) return terms;
  if (given.effectiveFrom < now) return refuse('agreement.effective-in-the-past', 422);
  const last = versions.at(-1);
  if (last && given.effectiveFrom < last.effectiveFrom) {
    return refuse('agreement.effective-before-the-last', 422, { version: last.version });
  }
  return ok({ ...given, version: (last?.version ?? 0) + 1, publishedAt: now, terms: terms.value });
}

/** The version that holds at a moment: of those that have begun the last; undefined before the first. */
export function versionAt(versions: readonly PublishedVersion[], moment: Instant): PublishedVersion | undefined {
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= moment);
}
