/** How one check of a sender ended. `unchecked`: nothing to check it by, or nobody to ask. */
export type CheckResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'permerror' | 'temperror' | 'unchecked';

/** What was found out about where a mail comes from (RFC 7208, 6376, 7489, 8617). */
export interface MailAuthentication {
  readonly spf: CheckResult;
  readonly dkim: CheckResult;
  readonly dmarc: CheckResult;
  readonly arc: CheckResult;
  /** What the owner of the From domain asks to be done with mail that fails; `none` where nothing is asked. */
  readonly policy: 'none' | 'quarantine' | 'reject';
  /** The domain that vouches for the mail's way by ARC; null where none does. */
  readonly sealer: string | null;
  /** Who found out: this program, our own mail server in front of it, or nobody. */
  readonly by: 'us' | 'relay' | 'nobody';
  /** Why something stayed unchecked, in a word for the log; null when all was. */
  readonly trouble: string | null;
}

/** Where a mail reached us from, and whose word about that is believed. */
export interface SenderFacts {
  /** MAIL FROM; empty for the null sender. */
  readonly envelopeFrom: string;
  readonly remoteAddress: string;
  /** What the sending server called itself; empty when unknown. */
  readonly helo: string;
  /** Addresses and networks (`10.0.0.0/8`) of our own mail servers, which hand mail on to us. */
  readonly relays: readonly string[];
  /** The name under which our own mail server writes Authentication-Results; null believes none. */
  readonly authservId: string | null;
}

/** Nothing is known about where the mail comes from. */
export function unchecked(trouble: string): MailAuthentication {
  const nothing = { spf: 'unchecked', dkim: 'unchecked', dmarc: 'unchecked', arc: 'unchecked' } as const;
  return { ...nothing, policy: 'none', sealer: null, by: 'nobody', trouble };
}
