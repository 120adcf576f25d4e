import type { CaseId, PersonId } from '#kernel/ids.ts';
import { DAY, HOUR, type Instant, MINUTE, type Span } from '#kernel/time.ts';

/** What may mean that somebody stays alone with a case for too long, and how much each says. */
export const POINTS = {
  'alone-past-half': 2,
  'nothing-new': 2,
  'outside-profile': 2,
  'solved-by-others': 2,
  repeated: 1,
  'word-overdue': 1,
  reopened: 1,
} as const;
export type Signal = keyof typeof POINTS;
export const SIGNALS = [
  'alone-past-half',
  'nothing-new',
  'outside-profile',
  'solved-by-others',
  'repeated',
  'word-overdue',
  'reopened',
] as const satisfies readonly Signal[];

const PROMPTS = 3;
/** From so many points on, asking is opened at once. */
export const INVITES = 5;
const NOTHING_NEW = 90 * MINUTE;

/** What the records say of a case and of who does its next step. */
export interface Alone {
  /** How many people did something on it. */
  readonly contributors: number;
  /** How much of the open time until the fix is due has passed: 0 when it was promised, 1 when it is due; null without a fix. */
  readonly used: number | null;
  /** Open time since the last step, result, hypothesis or word of a colleague; null while nobody works on it. */
  readonly sinceNew: Span | null;
  /** What was tried, as it was written. */
  readonly tried: readonly string[];
  /** Whether the person solved a case of this service lately, or is in its team. */
  readonly knowsService: boolean;
  /** A case like this was solved lately by somebody who was not asked. */
  readonly solvedByOthers: boolean;
  /** A word to the customer is late and still owed. */
  readonly wordOverdue: boolean;
  readonly reopened: boolean;
}

/** What people do again and again in the hope that it helps. */
const AGAIN: readonly RegExp[] = [
  /\b(?:re-?boot|re-?start|power[- ]?cycl)|neu ?start|neugestartet|neu gestartet/iu,
  /\bre-?install|neu ?install|neuinstall/iu,
];

function repeats(tried: readonly string[]): boolean {
  if (AGAIN.some((action) => tried.filter((what) => action.test(what)).length >= 2)) return true;
  const bare = tried.map((what) =>
    what
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  return new Set(bare).size < bare.length;
}

/** Which signals the records give. */
export function signalsOf(known: Alone): readonly Signal[] {
  const given: Readonly<Record<Signal, boolean>> = {
    'alone-past-half': known.contributors <= 1 && known.used !== null && known.used > 0.5,
    'nothing-new': known.sinceNew !== null && known.sinceNew > NOTHING_NEW,
    'outside-profile': !known.knowsService,
    'solved-by-others': known.solvedByOthers,
    repeated: repeats(known.tried),
    'word-overdue': known.wordOverdue,
    reopened: known.reopened,
  };
  return SIGNALS.filter((signal) => given[signal]);
}

export interface Prompting {
  readonly signals: readonly Signal[];
  readonly points: number;
  /** So much speaks for it that asking is opened at once. */
  readonly invites: boolean;
}

/** Whether the signals are enough to ask the person, by themselves, whether a colleague should look at it too. */
export function promptingOf(known: Alone): Prompting | null {
  const signals = signalsOf(known);
  const points = signals.reduce((sum, signal) => sum + POINTS[signal], 0);
  return points >= PROMPTS ? { signals, points, invites: points >= INVITES } : null;
}

export type PromptAnswer = 'asked' | 'more-time' | 'dismissed';

/** A prompt that somebody was shown. */
export interface ShownPrompt {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly shownAt: Instant;
  readonly answer: PromptAnswer | null;
  readonly answeredAt: Instant | null;
}

const PER_CASE = HOUR;
const PER_PERSON = 4;
const MORE_TIME = 15 * MINUTE;

/** The prompt about this case that still waits for an answer. */
export function standingPrompt<Shown extends ShownPrompt>(shown: readonly Shown[], caseId: CaseId): Shown | null {
  return shown.find((one) => one.caseId === caseId && one.answer === null) ?? null;
}

/** For how long an answer keeps the program quiet about its case. */
function quietUntil({ answer, answeredAt }: ShownPrompt): Instant {
  if (answer === null || answeredAt === null) return Number.NEGATIVE_INFINITY;
  return answeredAt + (answer === 'more-time' ? MORE_TIME : DAY);
}

/**
 * Whether a person may be prompted about a case now, given what they were shown in the last day: once an hour for a case,
 * four times a day for a person, and not while an answer asks for quiet.
 */
export function mayPrompt(shown: readonly ShownPrompt[], caseId: CaseId, now: Instant): boolean {
  const today = shown.filter(({ shownAt }) => shownAt > now - DAY);
  const here = shown.filter((one) => one.caseId === caseId);
  if (today.length >= PER_PERSON) return false;
  return here.every((one) => one.shownAt <= now - PER_CASE && quietUntil(one) <= now);
}
