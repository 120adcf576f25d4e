import { saysAway } from './away-words.ts';
import type { KnownAboutMail, MailFacts, ThreadMatch, UnreadMail } from './mail-facts.ts';
import type { Ending, Reason, RuleName, Verdict } from './verdict.ts';
import { isNoReply, isVerificationMail } from './verification-mail.ts';

type Decision = Ending & { readonly reason: Reason };
type Rule = (mail: MailFacts, known: KnownAboutMail) => Decision | null;

const MOST_TO_ONE_CASE_IN_TEN_MINUTES = 5;
const MOST_FROM_ONE_SENDER_IN_AN_HOUR = 20;

function quarantine(reason: Reason): Decision {
  return { kind: 'quarantine', reason };
}

/** Whoever cannot be answered, or looks like two people at once, waits for a person. */
const sender: Rule = (mail) => {
  if (mail.from === null) return quarantine('no-sender');
  return mail.ambiguousSender ? quarantine('ambiguous-sender') : null;
};

/** The same mail by two ways, or twice by one. The same Message-ID with another body is another mail. */
const duplicate: Rule = (_, { earlier }) => {
  return earlier?.sameBody ? { kind: 'duplicate', of: earlier.receivedId, reason: 'seen-before' } : null;
};

function isOurs(address: string, ours: KnownAboutMail['ours']): boolean {
  const [local = '', domain = ''] = address.split('@');
  return ours.addresses.includes(address) || (ours.domains.includes(domain) && /^(?:reply|bounce)\+/.test(local));
}

/** Our own mail must never start something here: that is how loops begin. */
const ourselves: Rule = (mail, { carriesOurMark, ours }) => {
  if (carriesOurMark) return quarantine('our-own-mail');
  return mail.from !== null && isOurs(mail.from, ours) ? quarantine('from-ourselves') : null;
};

function isReport(mail: MailFacts): boolean {
  const byDaemon = /^(?:mailer-daemon|postmaster)@/.test(mail.from ?? '');
  return mail.report !== null || (mail.envelopeFrom === '' && byDaemon);
}

/** Bounces, delays, receipts and complaints go to the mail that they speak of. */
const report: Rule = (mail, { threads }) => {
  if (!isReport(mail)) return null;
  const about = threads.reportedMail ?? threads.replyAddress ?? threads.ourMessageId;
  if (about === null) return quarantine('bounce-unmatched');
  return { kind: 'automatic', caseId: about.caseId, reason: 'delivery-report' };
};

/** More than a person writes: a machine that answers a machine, or somebody who floods us. */
const flood: Rule = (_, { counts }) => {
  if (counts.toSameCaseInTenMinutes >= MOST_TO_ONE_CASE_IN_TEN_MINUTES) return quarantine('many-to-one-case');
  return counts.inLastHour >= MOST_FROM_ONE_SENDER_IN_AN_HOUR ? quarantine('many-from-one-sender') : null;
};

/** The owner of the sender's domain says that such mail is false. */
const authentication: Rule = (_, known) => {
  const { result, policy } = known.authentication;
  return result === 'fail' && policy !== 'none' ? quarantine('dmarc') : null;
};

const verification: Rule = (mail, { ours }) => {
  return isVerificationMail(mail, ours.domains) ? quarantine('verification-mail') : null;
};

/** A group address that forwards to us marks people's mail as list mail; that list is ours. */
function isOurList(mail: MailFacts, ours: KnownAboutMail['ours']): boolean {
  const id = /<([^<>]+)>/.exec(mail.listId ?? '')?.[1]?.toLowerCase() ?? mail.listId?.toLowerCase();
  const posts = mail.listPost?.toLowerCase() ?? '';
  return ours.addresses.some((address) => id === address.replace('@', '.') || posts.includes(`<mailto:${address}>`));
}

function automaticReason(mail: MailFacts, ours: KnownAboutMail['ours']): Reason | null {
  if (mail.autoSubmitted !== null && mail.autoSubmitted !== 'no') return 'says-automatic';
  if (mail.autoReplyHeader) return 'says-automatic';
  // Old mail systems say it in words alone; those count only beside another sign.
  if (mail.autoResponseSuppress !== null && saysAway(mail.subject)) return 'says-automatic';
  if (/^(?:bulk|junk|auto_reply)$/.test(mail.precedence ?? '')) return 'bulk-or-list';
  const isList = mail.listId !== null || mail.precedence === 'list';
  if (isList && !isOurList(mail, ours)) return 'bulk-or-list';
  return mail.envelopeFrom === '' ? 'null-sender' : null;
}

/** Traces that lead somewhere without anybody's word, then those that need the sender to be who he says. */
function traced({ threads, authentication: { result } }: KnownAboutMail): ThreadMatch | null {
  const byId = threads.foreignMessageId?.sender === 'participant' ? threads.foreignMessageId : null;
  const byTag = threads.subjectTag?.sender === 'participant' && result === 'pass' ? threads.subjectTag : null;
  return threads.replyAddress ?? threads.ourMessageId ?? byId ?? byTag;
}

/** Stands before the threads: an out-of-office note finds its case too, and must not become a reply there. */
const automatic: Rule = (mail, known) => {
  const reason = automaticReason(mail, known.ours);
  return reason === null ? null : { kind: 'automatic', caseId: traced(known)?.caseId ?? null, reason };
};

/** Why this sender's words wait for a person; null for a participant whom we have reason to believe. */
function doubtAbout(match: ThreadMatch, known: KnownAboutMail): Reason | null {
  if (match.sender === 'stranger') return 'someone-new';
  if (match.sender === 'former-participant') return 'former-participant';
  if (match.sender === 'team') return 'team-by-mail';
  const { result } = known.authentication;
  return result === 'pass' || match.addressKnown ? null : 'unverified-sender';
}

function replyTo(match: ThreadMatch, known: KnownAboutMail): Decision {
  const { caseId } = match;
  if (match.closedLongAgo) return { kind: 'case', related: caseId, reason: 'closed-long-ago' };
  const doubt = doubtAbout(match, known);
  if (doubt === null) return { kind: 'reply', caseId, author: 'participant', reason: 'participant' };
  return { kind: 'reply', caseId, author: 'stranger-pending', reason: doubt };
}

/** The token in the address says which case. It never says who: tokens are forwarded and quoted. */
const replyAddress: Rule = (_, known) => {
  return known.threads.replyAddress === null ? null : replyTo(known.threads.replyAddress, known);
};

const ourMessageId: Rule = (_, known) => {
  return known.threads.ourMessageId === null ? null : replyTo(known.threads.ourMessageId, known);
};

/** Somebody else's Message-ID is no secret: only a participant comes in by it, and only proven ones at once. */
const foreignMessageId: Rule = (_, known) => {
  const match = known.threads.foreignMessageId;
  if (match === null) return null;
  if (match.sender !== 'participant') return { kind: 'case', related: match.caseId, reason: 'may-belong' };
  return replyTo({ ...match, addressKnown: false }, known);
};

/** Anybody can write a number into a subject. */
const subjectTag: Rule = (_, known) => {
  const match = known.threads.subjectTag;
  if (match === null) return null;
  const proven = match.sender === 'participant' && known.authentication.result === 'pass';
  return proven ? replyTo(match, known) : { kind: 'case', related: match.caseId, reason: 'may-belong' };
};

/** Whoever works here may need help as well; their case is the organisation's own. */
const newCase: Rule = (_, { fromTheTeam }) => ({
  kind: 'case',
  related: null,
  reason: fromTheTeam ? 'from-the-team' : 'new',
});

/** In this order; the first that decides decides. */
const RULES: readonly (readonly [RuleName, Rule])[] = [
  ['duplicate', duplicate],
  ['ourselves', ourselves],
  ['report', report],
  ['sender', sender],
  ['flood', flood],
  ['authentication', authentication],
  ['verification', verification],
  ['automatic', automatic],
  ['reply-address', replyAddress],
  ['our-message-id', ourMessageId],
  ['foreign-message-id', foreignMessageId],
  ['subject-tag', subjectTag],
  ['new', newCase],
];

function mayAcknowledge(mail: MailFacts, ending: Ending): boolean {
  const { autoResponseSuppress, from } = mail;
  const asked = autoResponseSuppress !== null && autoResponseSuppress !== 'none';
  return ending.kind === 'case' && !asked && from !== null && !isNoReply(from) && !saysAway(mail.subject);
}

/**
 * Decides what becomes of a mail, by what it says and what we know. The body is never searched for a case, and
 * nothing that a mail says of its sender is believed without proof.
 */
export function routeMail(mail: MailFacts | UnreadMail, known: KnownAboutMail): Verdict {
  const unverifiedSender = known.authentication.result !== 'pass';
  const messageIdReused = known.earlier?.sameBody === false;
  const common = { unverifiedSender, messageIdReused };
  if (mail.failure !== null) {
    return { kind: 'quarantine', rule: 'limits', reason: mail.failure, ...common, mayAcknowledge: false };
  }
  for (const [rule, decide] of RULES) {
    const decision = decide(mail, known);
    if (decision !== null) return { ...decision, rule, ...common, mayAcknowledge: mayAcknowledge(mail, decision) };
  }
  throw new Error('The last rule decides about every mail.');
}
