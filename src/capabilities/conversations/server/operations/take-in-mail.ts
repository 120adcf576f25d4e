import { findPersonByAddress } from '#capabilities/people/index.ts';
import type { Refusal } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { isAway } from '#platform/database/away.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import type { SenderFacts } from '#platform/mail/authentication.ts';
import type { MailParser } from '#platform/mail/parse-in-worker.ts';
import type { CheckedMail, Unread } from '#platform/mail/parsed-mail.ts';
import type { KnownAboutMail } from '../../domain/mail-facts.ts';
import { routeMail } from '../../domain/route-mail.ts';
import {
  type BegunMail,
  beginTry,
  type InboundMail,
  lockWaiting,
  noteTrouble,
  type Settlement,
  settle,
} from '../inbound-store.ts';
import type { Intake } from '../intake-port.ts';
import { factsOfMail, gatherAboutMail } from '../known-about-mail.ts';
import { earlierMail, oneAtATime } from '../mail-history.ts';
import { fileMail } from './file-mail.ts';
import { noteReport } from './note-report.ts';

/** Tries after which a mail goes to quarantine, for a person to look at. */
const TRIES = 12;
/** A reader that ran out of time may have met a busy machine; after so many tries it is the mail. */
const TRIES_TO_READ = 3;

export interface IntakeParts {
  readonly port: Intake;
  readonly parser: MailParser;
}

/** The cases refused a mail: nothing of it was kept but the mail itself. */
class RefusedMail extends Error {
  override readonly name = 'RefusedMail';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Gives a waiting mail its one outcome: reads it apart, judges it by the rules, files it and settles it in one
 * transaction. Done before, it does nothing. What cannot be filed ends in quarantine, so that none waits for ever.
 */
export async function takeIn(context: Context, inboundMailId: string, parts: IntakeParts): Promise<void> {
  const begun = await transaction(context, (tx) => beginTry(tx, inboundMailId, context.now));
  if (!begun) return;
  const read = await parts.parser.parse(begun.raw, { sender: senderOf(context, begun), resolve: context.platform.dns });
  if ('failure' in read && read.failure === 'timeout' && begun.attempts < TRIES_TO_READ) {
    throw new Error(`The mail was not read in time: ${read.detail}`);
  }
  try {
    await settleMail(context, inboundMailId, { parts, read });
  } catch (error) {
    await afterTrouble(context, inboundMailId, { error, attempts: begun.attempts, read });
  }
}

function senderOf({ platform }: Context, { envelopeFrom, remoteAddress, helo }: BegunMail): SenderFacts {
  const { mailRelays: relays, mailAuthservId = null } = platform.config;
  return { envelopeFrom, remoteAddress, helo, relays, authservId: mailAuthservId };
}

type Read = CheckedMail | Unread;

async function settleMail(context: Context, id: string, given: { parts: IntakeParts; read: Read }) {
  await transaction(context, async (tx) => {
    const row = await lockWaiting(tx, id);
    if (!row) return;
    const bound = { ...context, tx };
    const settlement = 'failure' in given.read ? await unread(tx, row, given.read) : await judge(tx, bound, row, given);
    await settle(tx, id, { ...settlement, at: context.now });
    tx.afterCommit(() => context.platform.metrics.mailIn.inc({ outcome: settlement.state }));
  });
}

type Judged = Omit<Settlement, 'at'>;

const NOTHING_KNOWN: KnownAboutMail = {
  earlier: null,
  ours: { addresses: [], domains: [] },
  carriesOurMark: false,
  fromTheTeam: false,
  counts: { toSameCaseInTenMinutes: 0, inLastHour: 0 },
  authentication: { result: 'none', policy: 'none' },
  threads: {
    replyAddress: null,
    ourMessageId: null,
    foreignMessageId: null,
    subjectTag: null,
    reportedMail: null,
  },
};

/** What nobody could read is set aside once, however often its sender hands it over. */
async function unread(tx: Tx, row: InboundMail, { failure }: Unread): Promise<Judged> {
  await oneAtATime(tx, row.hash.toString('hex'));
  const earlier = await earlierMail(tx, row, null);
  if (earlier !== null) {
    const duplicateOf = earlier.receivedId;
    return { state: 'duplicate', rule: 'duplicate', reason: 'seen-before', read: null, duplicateOf };
  }
  const { rule, reason } = routeMail({ failure }, NOTHING_KNOWN);
  return { state: 'quarantine', rule, reason, read: null };
}

async function judge(tx: Tx, context: Context, row: InboundMail, given: { parts: IntakeParts; read: Read }) {
  if ('failure' in given.read) return unread(tx, row, given.read);
  const { mail, authentication } = given.read;
  const { port } = given.parts;
  await oneAtATime(tx, mail.messageId ?? row.hash.toString('hex'));
  const person = mail.from ? await findPersonByAddress(tx, mail.from.address) : undefined;
  // Who may do nothing any more is nobody here.
  const asked = { row, mail, authentication, person: person?.active ? person : undefined };
  const { known, cases } = await gatherAboutMail(tx, context, { port, asked });
  const verdict = routeMail(factsOfMail(mail, row.envelope_from), known);
  if (verdict.rule === 'report' && verdict.kind === 'automatic') await noteReport(tx, context, { row, mail });
  const filed = await fileMail(tx, context, { port, judged: { row, mail, verdict, person, cases } });
  if (!filed.ok) throw new RefusedMail(filed.refusal);
  const duplicateOf = verdict.kind === 'duplicate' ? verdict.of : undefined;
  return { ...filed.value, rule: verdict.rule, reason: verdict.reason, read: readOf(given.read, verdict), duplicateOf };
}

function readOf({ mail, authentication }: CheckedMail, { messageIdReused }: { messageIdReused: boolean }) {
  const { messageId, bodyHash, from, subject } = mail;
  return { messageId, bodyHash, from, subject, authentication, messageIdReused };
}

/** Throws the trouble on, so that the job is tried again; at the end the mail is set aside for a person. */
async function afterTrouble(
  context: Context,
  id: string,
  { error, attempts, read }: { error: unknown; attempts: number; read: Read },
): Promise<void> {
  // That the database was away says nothing about the mail.
  if (isAway(error)) throw error;
  const trouble = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
  if (!(error instanceof RefusedMail) && attempts < TRIES) {
    await transaction(context, (tx) => noteTrouble(tx, id, trouble));
    throw error;
  }
  context.platform.log.error({ inboundMailId: id, err: error }, 'a mail could not be filed and is in quarantine');
  await transaction(context, async (tx) => {
    if (!(await lockWaiting(tx, id))) return;
    const rule = error instanceof RefusedMail ? 'refused' : 'trouble';
    const reason = error instanceof RefusedMail ? error.refusal.code : 'trouble';
    const known = 'failure' in read ? null : readOf(read, { messageIdReused: false });
    await settle(tx, id, { state: 'quarantine', rule, reason, read: known, at: context.now, trouble });
    tx.afterCommit(() => context.platform.metrics.mailIn.inc({ outcome: 'quarantine' }));
  });
}
