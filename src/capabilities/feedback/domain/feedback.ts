import type { AccountId, CaseId, FeedbackId, PersonId, PromiseId, ServiceId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { DAY, type Instant } from '#kernel/time.ts';

/** How it was, from very bad to very good. */
export const RATINGS = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof RATINGS)[number];

/** What made somebody unhappy, in customers' words; several may be true. */
export const CAUSES = [
  'not-fixed',
  'too-slow',
  'no-news',
  'word-broken',
  'passed-around',
  'told-again',
  'manner',
  'unclear',
  'tool',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Where it was said: in the story of the case, or by a link in a mail. */
export const VIAS = ['story', 'mail'] as const;
/** What follows from it: we act on it, they are told how it is, or we say why not. */
export const OUTCOMES = ['acting', 'informed', 'declined'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a person can say of a case. */
export interface Said {
  readonly rating: Rating;
  /** In their own words; null where they wrote none. */
  readonly words: string | null;
  /** Of an unhappy rating alone. Empty: they named none. */
  readonly causes: readonly Cause[];
}

/** What was answered to it, by whom and when. */
export interface Answer {
  readonly outcome: Outcome;
  readonly words: string;
  readonly by: { readonly id: PersonId; readonly name: string };
  readonly at: Instant;
}

/** How a case was for one of its people, once for ever; with what it was about as it stood then. */
export interface Feedback extends Said {
  readonly id: FeedbackId;
  readonly caseId: CaseId;
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly serviceId: ServiceId;
  readonly teamId: TeamId | null;
  /** Who answered for the case then. */
  readonly ownerId: PersonId | null;
  readonly via: (typeof VIAS)[number];
  readonly at: Instant;
  readonly changedAt: Instant;
  /** The answer that is owed for it; null where none is. */
  readonly promiseId: PromiseId | null;
  readonly answer: Answer | null;
  readonly version: number;
}

/** How long after a case was done it can be said how it was, and how long it can be said otherwise. */
const GIVEN_WITHIN = 30 * DAY;
const CHANGED_WITHIN = 7 * DAY;
/** The open days within which somebody answers in person: who is unhappy, and who wrote something. */
const DAYS = { unhappy: 2, wrote: 5 } as const;

export const isUnhappy = ({ rating }: Pick<Said, 'rating'>): boolean => rating <= 2;
export const isHappy = ({ rating }: Pick<Said, 'rating'>): boolean => rating >= 4;

/** What the question depends on: when the case was done last, if it was, and whether whoever is asked answered for it. */
export interface Asking {
  readonly doneAt: Instant | null;
  readonly ownWork: boolean;
}

/** Whether somebody can say now how it was. Refuses before a case was done, long after, and on one's own work. */
export function mayGive({ doneAt, ownWork }: Asking, now: Instant): Result<null> {
  if (ownWork) return refuse('feedback.own-work', 409);
  if (doneAt === null) return refuse('feedback.not-done', 409);
  return now - doneAt <= GIVEN_WITHIN ? ok(null) : refuse('feedback.too-late', 409);
}

/** Causes belong to who is unhappy: they go when the rating is another. */
export function saidOf({ rating, words, causes }: Said): Said {
  const named = isUnhappy({ rating }) ? CAUSES.filter((cause) => causes.includes(cause)) : [];
  return { rating, words: words === null || words.trim() === '' ? null : words.trim(), causes: named };
}

/** Until when what was said can be said otherwise; null once it was answered. */
export function changeableUntil({ at, answer }: Pick<Feedback, 'at' | 'answer'>): Instant | null {
  return answer === null ? at + CHANGED_WITHIN : null;
}

/** Says it otherwise. Refuses when it was answered, and when it was said too long ago. */
export function change(known: Feedback, said: Said, now: Instant): Result<Feedback> {
  const until = changeableUntil(known);
  if (until === null) return refuse('feedback.answered-already', 409);
  if (now > until) return refuse('feedback.stands', 409);
  return ok({ ...known, ...saidOf(said), changedAt: now, version: known.version + 1 });
}

/** Whether two say the same, so that there is nothing to record. */
export function saysTheSame(one: Said, other: Said): boolean {
  return one.rating === other.rating && one.words === other.words && one.causes.join() === other.causes.join();
}

/** Within how many open days somebody answers; null where nobody waits for an answer. */
export function answerDays(said: Said): number | null {
  if (isUnhappy(said)) return DAYS.unhappy;
  return said.words === null ? null : DAYS.wrote;
}

/** Who may answer what was said. */
export interface Answering {
  readonly personId: PersonId;
  /** Whether they lead or manage. */
  readonly leads: boolean;
  /** Who owes the answer in person; null where nobody does. */
  readonly promisorId: PersonId | null;
}

/**
 * Whoever owes the answer, and who leads or manages; never whoever answered for the case, unless the answer is theirs
 * because there is nobody else.
 */
export function mayAnswer({ ownerId }: Pick<Feedback, 'ownerId'>, { personId, leads, promisorId }: Answering): boolean {
  if (personId === promisorId) return true;
  return leads && personId !== ownerId;
}

/** Answers what was said, once. */
export function answer(known: Feedback, given: Answer): Result<Feedback> {
  if (known.answer !== null) return refuse('feedback.answered-already', 409);
  return ok({ ...known, answer: given, version: known.version + 1 });
}

/** Who could answer: whoever leads the team, then who manages; those who worked on the case are left out. */
export function answererAmong(
  { leads, managers }: { readonly leads: readonly PersonId[]; readonly managers: readonly PersonId[] },
  worked: readonly (PersonId | null)[],
): PersonId | null {
  return [...leads, ...managers].find((id) => !worked.includes(id)) ?? null;
}
