import type { AccountId, CaseId, MessageId, PersonId, SubjectRef } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { ThreadMatch } from '../domain/mail-facts.ts';
import type { RoutingHint } from './address-store.ts';
import type { MailOrigin } from './operations/post-message.ts';

/** A person who wrote a mail, as far as their address tells: known to us, or just added as a guest. */
export interface MailAuthor {
  readonly id: PersonId;
  readonly name: string;
  /** Null for our own staff. */
  readonly accountId: AccountId | null;
  readonly address: string;
}

/** A case to which a mail may belong. */
export interface CaseForMail {
  /** Of the case itself, or of the one into which it was merged. */
  readonly caseId: CaseId;
  readonly subject: SubjectRef;
  readonly accountId: AccountId;
  /** What the asked person is to this case today. */
  readonly sender: ThreadMatch['sender'];
  /** Closed for longer than it can be taken up again. */
  readonly closedLongAgo: boolean;
  /** Whether somebody still works on it. */
  readonly open: boolean;
}

/** A mail that is somebody's words. */
export interface MailToFile {
  readonly author: MailAuthor;
  /** The mail's Subject line, possibly empty. */
  readonly title: string;
  /** All that was written, possibly empty. */
  readonly text: string;
  /** When it reached us: promises count from here. */
  readonly receivedAt: Instant;
  /** To be handed to `postMessage` as it is. */
  readonly mail: MailOrigin;
}

export interface MailForNewCase extends MailToFile {
  /** A case to which the mail may belong; it did not prove it. For the team to see. */
  readonly relatedCaseId: CaseId | null;
  readonly hint: RoutingHint;
  /** Whether an automatic receipt may go back. */
  readonly mayAcknowledge: boolean;
}

export interface MailForCase extends MailToFile {
  readonly caseId: CaseId;
  /** A machine wrote it: it stands in the record and changes nothing. */
  readonly automatic: boolean;
}

/** Where a mail's words went. */
export interface FiledMail {
  readonly subject: SubjectRef;
  readonly accountId: AccountId;
  readonly messageId: MessageId;
}

/**
 * What mail intake needs from those who keep the cases. Each call joins the transaction `tx`, which `context` is
 * bound to, as the system. A refusal puts the mail into quarantine, with the refusal's code as the reason.
 */
export interface Intake {
  /** The case with this id or number, and what `personId` is to it; null when there is none. */
  lookupCase(
    tx: Tx,
    context: Context,
    asked: {
      readonly by: { readonly caseId: CaseId } | { readonly number: number };
      readonly personId: PersonId | null;
    },
  ): Promise<CaseForMail | null>;
  /** Opens a case and posts the mail as its first message. */
  openFromMail(tx: Tx, context: Context, mail: MailForNewCase): Promise<Result<FiledMail>>;
  /** Posts the mail to the case, or opens a linked one when that is over. */
  replyFromMail(tx: Tx, context: Context, mail: MailForCase): Promise<Result<FiledMail>>;
}
