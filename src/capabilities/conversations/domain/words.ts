/** Who speaks to whom. */
export const DIRECTIONS = ['from-customer', 'to-customer'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How something was said. */
export const CHANNELS = ['portal', 'mail', 'phone', 'walk-up', 'chat', 'api', 'site'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How far the mails that carry a message have come. `held`: a cap stopped them, and people can see it. */
export const DELIVERIES = ['none', 'queued', 'sent', 'failed', 'held'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** Each mail that came in ends in exactly one of these; `waiting` is on its way there. */
export const INTAKE_STATES = ['waiting', 'case', 'reply', 'automatic', 'quarantine', 'duplicate'] as const;
export type IntakeState = (typeof INTAKE_STATES)[number];

/** What the team made of words by mail of somebody outside the matter. */
export const PENDING_DECISIONS = ['waiting', 'accepted', 'refused'] as const;
export type PendingDecision = (typeof PENDING_DECISIONS)[number];

/** Why such words wait. */
export const PENDING_REASONS = ['someone-new', 'former-participant', 'team-by-mail', 'unverified-sender'] as const;
export type PendingReason = (typeof PENDING_REASONS)[number];

/** Why a mail goes out: a person's words, news about the matter, or a machine's answer to a mail. */
export const PURPOSES = ['reply', 'notice', 'auto-reply'] as const;
export type Purpose = (typeof PURPOSES)[number];
