import type { KnownAboutMail } from './mail-facts.ts';

/** What was found out about where a mail comes from, in the words of the mail standards. */
export interface SenderCheck {
  readonly spf: string;
  readonly dkim: string;
  readonly dmarc: string;
  readonly arc: string;
  readonly policy: KnownAboutMail['authentication']['policy'];
  /** The domain that vouches by ARC for the way of the mail. */
  readonly sealer: string | null;
}

/**
 * Whether the mail comes from its From address, as far as the checks tell. Only DMARC says so, because it alone looks
 * at that address. A failure counts only when everything could be checked, and no server that we trust passed the mail
 * on: what could not be checked is `none`, which proves nothing either way.
 */
export function judgeAuthentication(
  check: SenderCheck,
  trustedSealers: readonly string[],
): KnownAboutMail['authentication'] {
  const { spf, dkim, dmarc, policy, sealer } = check;
  if (dmarc === 'pass') return { result: 'pass', policy };
  const checked = ![spf, dkim, dmarc].some((one) => one === 'unchecked' || one === 'temperror');
  const passedOn = sealer !== null && trustedSealers.includes(sealer);
  return { result: dmarc === 'fail' && checked && !passedOn ? 'fail' : 'none', policy };
}
