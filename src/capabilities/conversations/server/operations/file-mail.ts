import { addStranger, type PersonRecord } from '#capabilities/people/index.ts';
import { fact } from '#kernel/facts.ts';
import { type CaseId, NoteId } from '#kernel/ids.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { type AttachTo, storeFile } from '#platform/files.ts';
import type { ParsedMail } from '#platform/mail/parsed-mail.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { mailPending } from '../../facts.ts';
import { hintFor } from '../address-store.ts';
import type { InboundMail, Settlement } from '../inbound-store.ts';
import type { CaseForMail, Intake, MailAuthor, MailToFile } from '../intake-port.ts';
import { insertPending } from '../pending-store.ts';
import type { MailOrigin } from './post-message.ts';
import { writeNote } from './write-note.ts';

/** A mail that was read and judged, on its way to where its words belong. */
export interface JudgedMail {
  readonly row: InboundMail;
  readonly mail: ParsedMail;
  readonly verdict: Verdict;
  /** Whom its From address leads to, also when they left. */
  readonly person: PersonRecord | undefined;
  /** The cases that the mail's traces lead to. */
  readonly cases: ReadonlyMap<CaseId, CaseForMail>;
}

/** What filing adds to the record of the mail. */
export type Filed = Pick<Settlement, 'state' | 'subject' | 'messageId' | 'noteId'>;

/** The person whom the From address leads to; a guest is added when it leads to nobody. */
async function authorOf(context: Context, { mail, person: known }: JudgedMail): Promise<MailAuthor> {
  if (mail.from === null) throw new Error('A mail without sender has no author.');
  const { address, name } = mail.from;
  const person = known ?? (await addStranger(context, { address, name: name === '' ? address : name }));
  return { id: person.id, name: person.name, accountId: person.accountId, address };
}

function originOf({ row, mail, verdict }: JudgedMail): MailOrigin {
  return {
    inboundMailId: row.id,
    html: mail.html,
    newPart: mail.newPart,
    messageIdHeader: mail.messageId,
    inReplyTo: mail.inReplyTo,
    unverifiedSender: verdict.unverifiedSender,
    doubtfulText: mail.doubtfulText,
    protection: mail.protection,
    calendar: mail.calendar,
    warnings: mail.warnings,
  };
}

async function wordsOf(context: Context, judged: JudgedMail): Promise<MailToFile> {
  const { row, mail } = judged;
  const author = await authorOf(context, judged);
  return { author, title: mail.subject, text: mail.text, receivedAt: row.received_at, mail: originOf(judged) };
}

async function keepAttachments(tx: Tx, context: Context, { mail, to }: { mail: ParsedMail; to: AttachTo }) {
  for (const part of mail.attachments) {
    if (part.size === 0) continue;
    const file = { name: part.filename, declaredType: part.contentType, bytes: part.content };
    await storeFile(tx, context, { file, to });
  }
}

async function asMessage(
  tx: Tx,
  context: Context,
  given: { judged: JudgedMail; state: Filed['state']; filing: ReturnType<Intake['openFromMail']> },
): Promise<Result<Filed>> {
  const filed = await given.filing;
  if (!filed.ok) return filed;
  const { subject, accountId, messageId } = filed.value;
  const to = { subject: { kind: 'message', id: messageId }, accountId, audience: 'customer' } as const;
  await keepAttachments(tx, context, { mail: given.judged.mail, to });
  return ok({ state: given.state, subject, messageId });
}

/** Opens a case with the mail as its first message. */
async function asCase(tx: Tx, context: Context, { port, judged, related }: Filing & { related: CaseId | null }) {
  const words = await wordsOf(context, judged);
  const hint = await hintFor(tx, judged.row.envelope_to);
  const { mayAcknowledge } = judged.verdict;
  const filing = port.openFromMail(tx, context, { ...words, relatedCaseId: related, hint, mayAcknowledge });
  return asMessage(tx, context, { judged, state: 'case', filing });
}

/** Keeps words that nobody vouches for, or that no person wrote, where only the team reads them. */
async function asNote(
  tx: Tx,
  context: Context,
  { judged, about, state }: Filing & { about: CaseForMail; state: Filed['state'] },
): Promise<Result<Filed>> {
  const { mail, row, verdict } = judged;
  const address = mail.from?.address ?? '';
  const name = mail.from?.name || address;
  const noteId = NoteId.parse(context.newId());
  const { subject, accountId } = about;
  const text = mail.text === '' ? mail.subject || '–' : mail.text;
  await writeNote(tx, context, {
    id: noteId,
    subject,
    accountId,
    author: { id: null, name },
    text,
    writtenAt: row.received_at,
  });
  const to = { subject: { kind: 'note', id: noteId }, accountId, audience: 'team' } as const;
  await keepAttachments(tx, context, { mail, to });
  if (state === 'reply') {
    await insertPending(tx, {
      noteId,
      subject,
      account_id: accountId,
      author_person_id: judged.person?.id ?? null,
      author_name: name,
      address,
      reason: verdict.reason,
      origin: originOf(judged),
    });
    const data = { noteId, author: name, address, reason: verdict.reason };
    await appendFacts(tx, context, [fact(mailPending, { subject, accountId, occurredAt: row.received_at }, data)]);
  }
  return ok({ state, subject, noteId });
}

interface Filing {
  readonly port: Intake;
  readonly judged: JudgedMail;
}

async function reply(tx: Tx, context: Context, { port, judged }: Filing, verdict: Verdict & { kind: 'reply' }) {
  const about = judged.cases.get(verdict.caseId);
  if (!about) throw new Error('The case of a reply was not looked up.');
  if (verdict.author === 'participant') {
    const words = await wordsOf(context, judged);
    const filing = port.replyFromMail(tx, context, { ...words, caseId: verdict.caseId, automatic: false });
    return asMessage(tx, context, { judged, state: 'reply', filing });
  }
  // Nobody looks at a case that is over: there, doubtful words become a case of their own.
  if (!about.open) return asCase(tx, context, { port, judged, related: verdict.caseId });
  return asNote(tx, context, { port, judged, about, state: 'reply' });
}

async function automatic(tx: Tx, context: Context, { port, judged }: Filing, verdict: Verdict & { kind: 'automatic' }) {
  const about = verdict.caseId === null ? undefined : judged.cases.get(verdict.caseId);
  if (!about || verdict.rule === 'report') return ok({ state: 'automatic', subject: about?.subject } satisfies Filed);
  if (about.sender !== 'participant') return asNote(tx, context, { port, judged, about, state: 'automatic' });
  const words = await wordsOf(context, judged);
  const filing = port.replyFromMail(tx, context, { ...words, caseId: about.caseId, automatic: true });
  return asMessage(tx, context, { judged, state: 'automatic', filing });
}

/**
 * Does what the verdict says: a new case, a message in a case, a note for the team, or nothing but the record.
 * Refuses what the cases refuse.
 */
export async function fileMail(tx: Tx, context: Context, { port, judged }: Filing): Promise<Result<Filed>> {
  const { verdict } = judged;
  if (verdict.kind === 'case') return asCase(tx, context, { port, judged, related: verdict.related });
  if (verdict.kind === 'reply') return reply(tx, context, { port, judged }, verdict);
  if (verdict.kind === 'automatic') return automatic(tx, context, { port, judged }, verdict);
  return ok({ state: verdict.kind });
}
