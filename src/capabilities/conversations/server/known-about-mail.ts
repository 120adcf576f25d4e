import { isOneOfUs, type PersonRecord } from '#capabilities/people/index.ts';
import { CaseId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type SignedToken, wasIssuedTo } from '#platform/mail/address.ts';
import type { MailAuthentication } from '#platform/mail/authentication.ts';
import { mailKeys } from '#platform/mail/keys.ts';
import type { ParsedMail } from '#platform/mail/parsed-mail.ts';
import { type ThreadHints, threadHints } from '#platform/mail/thread-hints.ts';
import { judgeAuthentication } from '../domain/authentication.ts';
import type { KnownAboutMail, MailFacts, ThreadMatch } from '../domain/mail-facts.ts';
import { desk, domainOf, ourAddresses } from './address-store.ts';
import type { InboundMail } from './inbound-store.ts';
import type { CaseForMail, Intake } from './intake-port.ts';
import { countsOf, earlierMail, subjectOfMessageIds, wroteBefore } from './mail-history.ts';

/** What the rules may know of a mail by itself. */
export function factsOfMail(mail: ParsedMail, envelopeFrom: string): MailFacts {
  return {
    failure: null,
    from: mail.from?.address ?? null,
    ambiguousSender: mail.ambiguousSender,
    envelopeFrom,
    subject: mail.subject,
    text: mail.text,
    hasLink: /https?:\/\//i.test(mail.text) || /<a\s[^>]*href=/i.test(mail.html ?? ''),
    report: mail.report?.kind ?? null,
    autoSubmitted: mail.autoSubmitted,
    precedence: mail.precedence,
    listId: mail.listId,
    listPost: mail.headers['list-post']?.[0] ?? null,
    autoReplyHeader: mail.autoReplyHeader,
    autoResponseSuppress: mail.autoResponseSuppress,
  };
}

/** A mail that is being taken in, with the person whom its From address leads to, if anybody. */
export interface AskedMail {
  readonly row: InboundMail;
  readonly mail: ParsedMail;
  readonly authentication: MailAuthentication;
  readonly person: PersonRecord | undefined;
}

/** What is known of a mail beside itself: for the rules, and the cases that its traces lead to, by id. */
export interface GatheredMail {
  readonly known: KnownAboutMail;
  readonly cases: ReadonlyMap<CaseId, CaseForMail>;
}

interface Matcher {
  readonly cases: Map<CaseId, CaseForMail>;
  match(by: Parameters<Intake['lookupCase']>[2]['by'], addressKnown: boolean): Promise<ThreadMatch | null>;
}

/** Looks cases up for one mail and keeps those that it found. */
function matcherFor(tx: Tx, context: Context, { port, asked }: { port: Intake; asked: AskedMail }): Matcher {
  const cases = new Map<CaseId, CaseForMail>();
  const address = asked.mail.from?.address ?? '';
  return {
    cases,
    async match(by, addressKnown) {
      const found = await port.lookupCase(tx, context, { by, personId: asked.person?.id ?? null });
      if (!found) return null;
      cases.set(found.caseId, found);
      return {
        caseId: found.caseId,
        sender: found.sender,
        addressKnown: addressKnown || (await wroteBefore(tx, address, found.caseId)),
        closedLongAgo: found.closedLongAgo,
      };
    },
  };
}

/** The first of these tokens whose case exists. */
async function matchTokens(
  matcher: Matcher,
  tokens: readonly SignedToken[],
  wasIssued: (token: SignedToken) => boolean,
): Promise<ThreadMatch | null> {
  for (const token of tokens) {
    if (token.caseId === null) continue;
    const match = await matcher.match({ caseId: token.caseId }, wasIssued(token));
    if (match) return match;
  }
  return null;
}

async function threadsOf(
  tx: Tx,
  matcher: Matcher,
  { hints, issued }: { hints: ThreadHints; issued: (token: SignedToken) => boolean },
): Promise<KnownAboutMail['threads']> {
  const foreign = await subjectOfMessageIds(tx, hints.foreignMessageIds);
  const [number] = hints.caseNumbers;
  const reported = [...hints.bounceTokens, ...(hints.reportedMessageId ? [hints.reportedMessageId] : [])];
  return {
    replyAddress: await matchTokens(matcher, hints.replyTokens, issued),
    ourMessageId: await matchTokens(matcher, hints.ourMessageIds, issued),
    foreignMessageId: foreign ? await matcher.match({ caseId: CaseId.parse(foreign.id) }, false) : null,
    subjectTag: number === undefined ? null : await matcher.match({ number }, false),
    reportedMail: await matchTokens(matcher, reported, issued),
  };
}

/** Gathers, in the mail's own transaction, what the rules ask beside the mail. */
export async function gatherAboutMail(
  tx: Tx,
  context: Context,
  { port, asked }: { readonly port: Intake; readonly asked: AskedMail },
): Promise<GatheredMail> {
  const { row, mail } = asked;
  const { platform } = context;
  const keys = await mailKeys(platform);
  const { domain } = await desk(tx, platform.publicUrl());
  const hints = threadHints(mail, row.envelope_to, { keys, domain });
  const address = mail.from?.address ?? '';
  const matcher = matcherFor(tx, context, { port, asked });
  const threads = await threadsOf(tx, matcher, { hints, issued: (token) => wasIssuedTo(keys, token, address) });
  const likeliest = threads.replyAddress ?? threads.ourMessageId ?? threads.foreignMessageId ?? threads.subjectTag;
  const addresses = await ourAddresses(tx);
  const known: KnownAboutMail = {
    earlier: await earlierMail(tx, row, mail),
    ours: { addresses, domains: [...new Set([domain, ...addresses.map(domainOf)])] },
    carriesOurMark: hints.carriesOurMark,
    counts: await countsOf(tx, row, { address, caseId: likeliest?.caseId ?? null }),
    fromTheTeam: asked.person !== undefined && isOneOfUs(asked.person),
    authentication: judgeAuthentication(asked.authentication, platform.config.mailSealers),
    threads,
  };
  return { known, cases: matcher.cases };
}
