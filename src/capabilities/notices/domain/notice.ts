import type { Instant } from '#kernel/time.ts';

/** As what a person is told: why they and nobody else. */
export const ROLES_TOLD = ['assignee', 'owner', 'lead', 'manager', 'service-owner'] as const;
export type RoleTold = (typeof ROLES_TOLD)[number];

/** How much of a promise's time is used, in percent, or that its last hour begins. */
export const LEVELS = [50, 75, 90, 'last-hour'] as const;
const LAST_HOUR = 95;
const BROKEN = 100;
const LONG_OVERDUE = 125;

interface AboutPromise {
  /** The words of the promise. */
  readonly promise: string;
  readonly due: Instant;
  readonly as: RoleTold;
}

/** What fell due or came near it while no keeper was at work, in one notice instead of many. */
export interface MissedWhileAway {
  readonly kind: 'missed-while-away';
  readonly from: Instant;
  readonly until: Instant;
  readonly broken: number;
  readonly near: number;
  /** Broken before, and long overdue meanwhile; absent in notices that are older than this count. */
  readonly longOverdue?: number | undefined;
}

/** A mail to a customer came back: what we wrote did not reach them. */
export interface CustomerNotReached {
  readonly kind: 'customer-not-reached';
  readonly customer: string;
  readonly address: string;
  readonly as: RoleTold;
}

/** Promises that changed hands because somebody is away: yours now, or your team's, which has nobody for them yet. */
export interface HandedOver {
  readonly kind: 'handed-over';
  readonly from: string;
  /** When that person is back. */
  readonly until: Instant;
  readonly count: number;
  /** The earliest due moment among them. */
  readonly due: Instant;
  readonly to: 'you' | 'team';
}

/** A promise was moved, and the customer says that the new moment does not work for them. */
export interface Objected {
  readonly kind: 'objected';
  readonly promise: string;
  readonly due: Instant;
  /** Whether the old moment stands again. */
  readonly stands: boolean;
  readonly as: RoleTold;
}

/** A customer says that their case is more urgent than it looks; an answer is promised to them. */
export interface Escalated {
  readonly kind: 'escalated';
  readonly customer: string;
  readonly words: string;
  readonly neededBy: Instant;
  /** When the answer is due. */
  readonly due: Instant;
  readonly as: RoleTold;
}

/** A reply of theirs could not leave when its time came; it waits in the case. */
export interface ReplyHeldBack {
  readonly kind: 'reply-held-back';
  readonly customer: string;
}

/** Somebody asks you, or a team of yours, to take a case over. */
export interface CaseOffered {
  readonly kind: 'case-offered';
  readonly from: string;
  readonly to: 'you' | 'team';
  readonly problem: string;
}

/** Whom you asked to take a case over has accepted it. */
export interface CaseAccepted {
  readonly kind: 'case-accepted';
  readonly by: string;
}

/** Whom you asked to take a case over gives it back: it stays yours. */
export interface CaseGivenBack {
  readonly kind: 'case-given-back';
  readonly by: string;
  readonly reason: string;
}

/** What became of an asking for help. */
export const HELP_EVENTS = ['asked', 'joined', 'later', 'declined', 'proposed', 'adopted', 'closed'] as const;

/** A colleague asks for help with a case, or answers who asked. */
export interface Help {
  readonly kind: 'help';
  readonly event: (typeof HELP_EVENTS)[number];
  readonly by: string;
  /** The question, the proposal, or what helped. */
  readonly words: string;
}

/** A colleague names you in a note that only the team reads. */
export interface Mentioned {
  readonly kind: 'mentioned';
  readonly by: string;
  /** How the note begins. */
  readonly words: string;
}

/** What became of an improvement. */
export const IMPROVEMENT_EVENTS = ['asked', 'accepted', 'declined', 'parked', 'back', 'late', 'moved', 'done'] as const;

/** Somebody suggests an improvement that you answer, or an answer to what you suggested. */
export interface AboutImprovement {
  readonly kind: 'improvement';
  readonly event: (typeof IMPROVEMENT_EVENTS)[number];
  readonly by: string;
  /** The answer, what was done, or the promise that is moved. */
  readonly words: string;
}

/** The moment has come at which you wanted to be reminded of a case. */
export interface Reminded {
  readonly kind: 'reminder';
}

/** What a person can be told. */
export type News =
  | Help
  | Mentioned
  | AboutImprovement
  | Reminded
  | HandedOver
  | ReplyHeldBack
  | Objected
  | Escalated
  | (AboutPromise & { readonly kind: 'promise-near'; readonly level: (typeof LEVELS)[number] })
  | (AboutPromise & { readonly kind: 'promise-broken' })
  /** A quarter of its time more has run since it broke, and nobody delivered. */
  | (AboutPromise & { readonly kind: 'promise-long-overdue' })
  | CustomerNotReached
  | CaseOffered
  | CaseAccepted
  | CaseGivenBack
  | MissedWhileAway;

/** Of two notices about one thing the one of higher rank says all that the other says. */
export function rankOf(news: News): number {
  if (news.kind === 'promise-near') return news.level === 'last-hour' ? LAST_HOUR : news.level;
  return news.kind === 'promise-long-overdue' ? LONG_OVERDUE : BROKEN;
}

/** Two parts of one absence, as one. */
export function merged(a: MissedWhileAway, b: MissedWhileAway): MissedWhileAway {
  return {
    kind: 'missed-while-away',
    from: Math.min(a.from, b.from),
    until: Math.max(a.until, b.until),
    broken: a.broken + b.broken,
    near: a.near + b.near,
    longOverdue: (a.longOverdue ?? 0) + (b.longOverdue ?? 0),
  };
}
