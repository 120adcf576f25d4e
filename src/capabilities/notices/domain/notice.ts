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

/** What a person can be told. */
export type News =
  | HandedOver
  | Objected
  | (AboutPromise & { readonly kind: 'promise-near'; readonly level: (typeof LEVELS)[number] })
  | (AboutPromise & { readonly kind: 'promise-broken' })
  /** A quarter of its time more has run since it broke, and nobody delivered. */
  | (AboutPromise & { readonly kind: 'promise-long-overdue' })
  | CustomerNotReached
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
