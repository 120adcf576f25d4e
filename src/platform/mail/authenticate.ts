import { type AuthenticateResult, authenticate } from 'mailauth';
import { SECOND } from '#kernel/time.ts';
import { type CheckResult, type MailAuthentication, type SenderFacts, unchecked } from './authentication.ts';
import { traceOf } from './trace.ts';

/** What the checks need of the DNS; `mailauth` knows what it gets by what it asked. */
export type Records = (name: string, type: string) => Promise<string[][] | string[]>;

const WALL = 6 * SECOND;
/** Each signature costs a hash over the whole mail: more than real mail carries is an attack. */
const MOST_SIGNATURES = 20;
const HEADER = 256 * 1024;

const WORDS: Readonly<Record<string, CheckResult>> = {
  pass: 'pass',
  fail: 'fail',
  softfail: 'softfail',
  neutral: 'neutral',
  none: 'none',
  policy: 'fail',
  permerror: 'permerror',
  temperror: 'temperror',
  temperr: 'temperror',
};

function wordFor(result: string | undefined): CheckResult {
  return WORDS[result ?? ''] ?? 'unchecked';
}

const BEST_FIRST: readonly CheckResult[] = ['pass', 'temperror', 'fail', 'permerror', 'neutral', 'none'];

/** Of several signatures the best one counts; one that covers only part of the body vouches for nothing. */
function dkimOf({ dkim }: AuthenticateResult): CheckResult {
  const found = dkim.results.map(({ status }) => (status.underSized ? 'fail' : wordFor(status.result)));
  return BEST_FIRST.find((one) => found.includes(one)) ?? 'none';
}

function dmarcOf({ dmarc }: AuthenticateResult): Pick<MailAuthentication, 'dmarc' | 'policy'> {
  if (!dmarc) return { dmarc: 'none', policy: 'none' };
  const { spf, dkim } = dmarc.alignment ?? { spf: {}, dkim: {} };
  // A signature over half of the mail says nothing about the other half.
  const result = dkim.underSized && !spf.result ? 'fail' : wordFor(dmarc.status.result);
  const policy = dmarc.policy === 'quarantine' || dmarc.policy === 'reject' ? dmarc.policy : 'none';
  return { dmarc: result, policy };
}

/** The last server on the way that sealed the mail and says that it was in order when it came there. */
function sealerOf({ arc }: AuthenticateResult): string | null {
  if (!arc) return null;
  if (arc.status.result !== 'pass' || arc.authenticationResults?.dmarc?.result !== 'pass') return null;
  const sealed: unknown = arc.chain?.at(-1)?.['arc-seal']?.parsed?.d?.value;
  const signed = arc.signature ? arc.signature.signingDomain : undefined;
  return typeof sealed === 'string' && sealed === signed ? sealed.toLowerCase() : null;
}

function understood(found: AuthenticateResult, known: { readonly address: string | null }): MailAuthentication {
  const { dmarc, policy } = dmarcOf(found);
  const spf = known.address === null || !found.spf ? 'unchecked' : wordFor(found.spf.status.result);
  const dkim = dkimOf(found);
  const results = { spf, dkim, dmarc, arc: found.arc ? wordFor(found.arc.status.result) : 'none' } as const;
  const away = Object.values(results).includes('temperror');
  const trouble = away ? 'dns' : spf === 'unchecked' ? 'inner-address' : null;
  return { ...results, policy, sealer: sealerOf(found), by: 'us', trouble };
}

function headerOf(raw: Buffer): string {
  const head = raw.toString('latin1', 0, Math.min(raw.length, HEADER));
  const end = /\r?\n\r?\n/.exec(head)?.index;
  return end === undefined ? head : head.slice(0, end);
}

function signaturesIn(header: string): number {
  return header.match(/^(?:dkim-signature|arc-seal)[ \t]*:/gim)?.length ?? 0;
}

async function verify(raw: Buffer, sender: SenderFacts, records: Records): Promise<MailAuthentication> {
  const header = headerOf(raw);
  if (signaturesIn(header) > MOST_SIGNATURES) return unchecked('too-many-signatures');
  const { clientAddress, helo, claimed } = traceOf(header, sender);
  if (claimed !== null) return claimed;
  const found = await authenticate(raw, {
    sender: sender.envelopeFrom,
    ...(clientAddress === null ? {} : { ip: clientAddress, helo }),
    mta: 'evenkeel',
    resolver: records,
    disableBimi: true,
  });
  return understood(found, { address: clientAddress });
}

/**
 * Finds out whether a mail comes from where it says: SPF, DKIM, DMARC and ARC by ourselves, or the word of our own
 * mail server. Never throws and never waits longer than six seconds; what could not be found out is `unchecked` and
 * says why. Hashes the whole mail: for strangers' mail do it where `parseMail` runs.
 */
export async function authenticateMail(
  raw: Uint8Array,
  sender: SenderFacts,
  records: Records,
): Promise<MailAuthentication> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<MailAuthentication>((done) => {
    timer = setTimeout(() => done(unchecked('time')), WALL);
  });
  try {
    const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
    return await Promise.race([verify(bytes, sender, records), patience]);
  } catch {
    return unchecked('failed');
  } finally {
    clearTimeout(timer);
  }
}
