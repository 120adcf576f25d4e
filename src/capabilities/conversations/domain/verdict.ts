import type { CaseId } from '#kernel/ids.ts';

/** What becomes of a mail. Every mail gets exactly one of these. */
export type Ending =
  /** `stranger-pending`: kept with the case, shown to the team, and to nobody else until a person accepts it. */
  | { readonly kind: 'reply'; readonly caseId: CaseId; readonly author: 'participant' | 'stranger-pending' }
  /** `related`: a case that it may belong to, for the team to see; the mail did not prove it. */
  | { readonly kind: 'case'; readonly related: CaseId | null }
  /** Recorded, never answered; it reopens nothing and stops no clock. */
  | { readonly kind: 'automatic'; readonly caseId: CaseId | null }
  | { readonly kind: 'quarantine' }
  | { readonly kind: 'duplicate'; readonly of: string };

export type RuleName =
  | 'limits'
  | 'sender'
  | 'duplicate'
  | 'ourselves'
  | 'report'
  | 'flood'
  | 'authentication'
  | 'verification'
  | 'automatic'
  | 'reply-address'
  | 'our-message-id'
  | 'foreign-message-id'
  | 'subject-tag'
  | 'new';

/** Why the rule decided so. Its sentence stands in the catalogue `mail` under `verdict.<reason>`. */
export type Reason =
  | 'too-large'
  | 'timeout'
  | 'unparsable'
  | 'no-sender'
  | 'ambiguous-sender'
  | 'seen-before'
  | 'from-ourselves'
  | 'our-own-mail'
  | 'delivery-report'
  | 'bounce-unmatched'
  | 'many-to-one-case'
  | 'many-from-one-sender'
  | 'dmarc'
  | 'verification-mail'
  | 'says-automatic'
  | 'bulk-or-list'
  | 'null-sender'
  | 'participant'
  | 'someone-new'
  | 'former-participant'
  | 'team-by-mail'
  | 'unverified-sender'
  | 'closed-long-ago'
  | 'may-belong'
  | 'from-the-team'
  | 'new';

export type Verdict = Ending & {
  readonly rule: RuleName;
  readonly reason: Reason;
  /** Nobody proved that the mail comes from the address in From. */
  readonly unverifiedSender: boolean;
  /** Another mail came with the same Message-ID and another body. */
  readonly messageIdReused: boolean;
  /** Whether an automatic receipt may go back. */
  readonly mayAcknowledge: boolean;
};
