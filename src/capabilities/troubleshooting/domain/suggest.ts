import type { AccountId, PersonId } from '#kernel/ids.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import type { Doer } from './step.ts';

/** How far back a solved case still tells who knows. */
export const SOLVED_WITHIN = 90 * DAY;
const SHOWN = 5;

/** A case of the same service that somebody solved. */
export interface Solved {
  readonly number: number;
  readonly subject: string;
  readonly ownerId: PersonId;
  readonly accountId: AccountId;
  readonly resolvedAt: Instant;
}

/** Somebody who could be asked, with what is known of them. */
export interface Candidate {
  readonly person: Doer;
  /** They share a team with the case. */
  readonly inTeam: boolean;
  /** How many open cases they own. */
  readonly open: number;
  /** How many of their promises are late. */
  readonly late: number;
  /** How often they were asked for help in the last day. */
  readonly interrupted: number;
  /** How often they were thanked for help within the same span. */
  readonly thanked: number;
  /** Until when they are away; null when they are here. */
  readonly awayUntil: Instant | null;
}

export type Reason =
  | { readonly kind: 'solved-like'; readonly number: number; readonly at: Instant }
  | { readonly kind: 'solved'; readonly count: number }
  | { readonly kind: 'knows-customer'; readonly count: number }
  | { readonly kind: 'thanked'; readonly count: number }
  | { readonly kind: 'team' };

export interface Suggestion {
  readonly person: Doer;
  readonly reasons: readonly Reason[];
  /** How many open cases they own now. */
  readonly open: number;
  readonly score: number;
}

const LITTLE = 3;

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length > LITTLE));
}

/** How alike two subjects are, from 0 to 1: the words that they share, out of those of the shorter one. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shorter = Math.min(a.size, b.size);
  if (shorter === 0) return 0;
  return [...a].filter((word) => b.has(word)).length / shorter;
}

const ALIKE = 0.5;

/** Those of the solved cases that are like this one, the most alike first, then the newest. */
export function solvedLike(subject: string, solved: readonly Solved[]): readonly Solved[] {
  return solved
    .map((one) => ({ one, alike: likeness(subject, one.subject) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || b.one.resolvedAt - a.one.resolvedAt)
    .map(({ one }) => one);
}

/** What is known of the case. */
export interface Wanted {
  readonly subject: string;
  readonly accountId: AccountId;
  /** Cases of its service that were solved lately. */
  readonly solved: readonly Solved[];
  /** Who needs no asking: the asker, and who works on it. */
  readonly except: readonly PersonId[];
}

function reasonsOf({ person, inTeam, thanked }: Candidate, { subject, accountId, solved }: Wanted): readonly Reason[] {
  const own = solved.filter(({ ownerId }) => ownerId === person.id);
  const [like] = solvedLike(subject, own);
  const known = own.filter((one) => one.accountId === accountId).length;
  return [
    ...(like ? [{ kind: 'solved-like', number: like.number, at: like.resolvedAt } as const] : []),
    ...(own.length > 0 ? [{ kind: 'solved', count: own.length } as const] : []),
    ...(known > 0 ? [{ kind: 'knows-customer', count: known } as const] : []),
    ...(thanked > 0 ? [{ kind: 'thanked', count: thanked } as const] : []),
    ...(inTeam ? [{ kind: 'team' } as const] : []),
  ];
}

/** What each reason is worth. A case that is like this one says more than many of the same service. */
function worth(reason: Reason): number {
  switch (reason.kind) {
    case 'solved-like':
      return 4;
    case 'solved':
      return Math.min(3, Math.log2(1 + reason.count));
    case 'knows-customer':
      return 1;
    case 'thanked':
      return Math.min(1, reason.count / 2);
    case 'team':
      return 0.5;
  }
}

/** What asking them costs those who wait for them: much open, promises late, asked a lot already. */
function burden({ open, late, interrupted }: Candidate): number {
  return Math.min(2, open / 10) + Math.min(2, late / 2) + Math.min(2, interrupted / 2);
}

/**
 * Whom to ask for help, best first, at most five, each with the reasons. Nobody without a reason is suggested, and nobody
 * who is away.
 */
export function suggestHelpers(candidates: readonly Candidate[], wanted: Wanted): readonly Suggestion[] {
  return candidates
    .filter(({ person, awayUntil }) => awayUntil === null && !wanted.except.includes(person.id))
    .map((candidate) => {
      const reasons = reasonsOf(candidate, wanted);
      const score = reasons.reduce((sum, reason) => sum + worth(reason), 0) - burden(candidate);
      return { person: candidate.person, reasons, open: candidate.open, score };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((one, other) => other.score - one.score || (one.person.name < other.person.name ? -1 : 1))
    .slice(0, SHOWN);
}
