import type { CaseId } from '#kernel/ids.ts';

/** A mail that could not be read; it is kept as it came. */
export interface UnreadMail {
  readonly failure: 'timeout' | 'too-large' | 'unparsable';
}

/** What a mail says of itself, as far as the rules ask. Addresses are in lower case. None of it is proven. */
export interface MailFacts {
  readonly failure: null;
  /** Null when the mail names no usable sender. */
  readonly from: string | null;
  /** Several senders, or several From lines. */
  readonly ambiguousSender: boolean;
  /** MAIL FROM of the SMTP transaction; empty for the null sender of bounces and machines. */
  readonly envelopeFrom: string;
  readonly subject: string;
  readonly text: string;
  readonly hasLink: boolean;
  /** A machine's report about a mail; null for all other mail. */
  readonly report: 'delivery-status' | 'disposition' | 'feedback' | null;
  /** First word of Auto-Submitted, for example `auto-replied`. */
  readonly autoSubmitted: string | null;
  readonly precedence: string | null;
  readonly listId: string | null;
  readonly listPost: string | null;
  readonly autoReplyHeader: boolean;
  readonly autoResponseSuppress: string | null;
}

/** A case that the mail seems to belong to. Merged cases are followed to their target by whoever looks it up. */
export interface ThreadMatch {
  readonly caseId: CaseId;
  /** What the address in From is to this case today. Says nothing about who really wrote. */
  readonly sender: 'participant' | 'former-participant' | 'team' | 'stranger';
  /** The token was made for this address, or this address wrote to this case before. */
  readonly addressKnown: boolean;
  /** Closed for longer than a case can be taken up again. */
  readonly closedLongAgo: boolean;
}

/** What we know beside the mail itself. */
export interface KnownAboutMail {
  /** A mail with the same Message-ID that came earlier. */
  readonly earlier: { readonly receivedId: string; readonly sameBody: boolean } | null;
  /** Our addresses that take mail, and the domains of our signed addresses. */
  readonly ours: { readonly addresses: readonly string[]; readonly domains: readonly string[] };
  /** The mail's own Message-ID or loop mark is one that we signed: it is our mail that came back. */
  readonly carriesOurMark: boolean;
  /** Mails of this sender, this one not counted. */
  readonly counts: { readonly toSameCaseInTenMinutes: number; readonly inLastHour: number };
  /** The From address is that of somebody who works here and belongs to no customer. */
  readonly fromTheTeam: boolean;
  /** Our own check of the sender's domain (DMARC); `none` where nothing was or could be checked. */
  readonly authentication: {
    readonly result: 'pass' | 'fail' | 'none';
    readonly policy: 'none' | 'quarantine' | 'reject';
  };
  /** What each kind of trace leads to. Signatures are verified already; a forged token is no trace. */
  readonly threads: {
    readonly replyAddress: ThreadMatch | null;
    readonly ourMessageId: ThreadMatch | null;
    readonly foreignMessageId: ThreadMatch | null;
    readonly subjectTag: ThreadMatch | null;
    /** The case of the mail that a report is about, by bounce address or returned Message-ID. */
    readonly reportedMail: ThreadMatch | null;
  };
}
