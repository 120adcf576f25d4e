import { queueMail, type Recipient } from '#capabilities/conversations/index.ts';
import { nextOpenPromises } from '#capabilities/promises/index.ts';
import type { MessageId } from '#kernel/ids.ts';
import { translator } from '#kernel/messages.ts';
import { sayMoment } from '#kernel/moment.ts';
import { HOUR } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case } from '../domain/case.ts';
import { caseSubject } from '../facts.ts';
import { personById } from './people.ts';

type Blocks = Parameters<typeof queueMail>[2]['blocks'];

interface AboutCase {
  readonly known: Case;
  readonly number: number;
}

/** What lies further back is history that is being taken over: its customers had these words then. */
const HISTORY = HOUR;

/** The requester as somebody to write to now; null when we know no address of theirs. */
export async function recipientOf(tx: Tx, context: Context, known: Case): Promise<Recipient | null> {
  if (context.now < context.platform.clock() - HISTORY) return null;
  const person = await personById(tx, known.requesterId);
  if (!person?.email || !person.active) return null;
  const { id, name, email, language, timeZone } = person;
  return { personId: id, name, address: email, language, timeZone };
}

function linkTo(context: Context, number: number): string {
  return `${context.platform.publicUrl()}/cases/${number}`;
}

const subjectLine = ({ known, number }: AboutCase) => `${known.subject} [#${number}]`;

/** Sends a message of ours to the customer: what it says, what happens now, and when they hear next. */
export async function mailReply(
  tx: Tx,
  context: Context,
  about: AboutCase & { to: Recipient; message: { id: MessageId; text: string }; nextWords: string | null },
): Promise<void> {
  const { to } = about;
  const say = translator(to.language, catalogues[to.language].mail);
  const { now } = about.known;
  const blocks: Blocks = [
    { kind: 'message', text: about.message.text },
    ...(now ? [{ kind: 'now', sentence: now.text } as const] : []),
    ...(about.nextWords ? [{ kind: 'next', sentence: about.nextWords } as const] : []),
    ...(about.known.resolvedAt === null ? [] : [{ kind: 'next', sentence: say('reply.check') } as const]),
    { kind: 'link', url: linkTo(context, about.number) },
  ];
  const { subject, accountId } = { subject: caseSubject(about.known.id), accountId: about.known.accountId };
  await queueMail(tx, context, {
    subject,
    accountId,
    to,
    purpose: 'reply',
    messageId: about.message.id,
    title: subjectLine(about),
    blocks,
  });
}

/** Sends news of ours to the customer that no person wrote, and what happens now. */
export async function mailNews(
  tx: Tx,
  context: Context,
  about: AboutCase & { to: Recipient; message: { id: MessageId; text: string } },
): Promise<void> {
  const { now } = about.known;
  await queueMail(tx, context, {
    subject: caseSubject(about.known.id),
    accountId: about.known.accountId,
    to: about.to,
    purpose: 'notice',
    messageId: about.message.id,
    title: subjectLine(about),
    blocks: [
      { kind: 'message', text: about.message.text },
      ...(now ? [{ kind: 'now', sentence: now.text } as const] : []),
      { kind: 'link', url: linkTo(context, about.number) },
    ],
  });
}

/** Answers a mail that opened a case: that we have it, and by when a person writes. Echoes nothing of the mail. */
export async function mailAcknowledgement(tx: Tx, context: Context, about: AboutCase): Promise<void> {
  const to = await recipientOf(tx, context, about.known);
  if (!to) return;
  const subject = caseSubject(about.known.id);
  const next = (await nextOpenPromises(tx, subject.kind, [subject.id])).get(subject.id);
  const say = translator(to.language, catalogues[to.language].mail);
  const blocks: Blocks = [
    { kind: 'message', text: say('acknowledgement.have-it') },
    ...(next
      ? [
          {
            kind: 'next',
            sentence: say('promise.first-response', { due: sayMoment(to, next.due, context.now) }),
          } as const,
        ]
      : []),
    { kind: 'link', url: linkTo(context, about.number) },
  ];
  await queueMail(tx, context, {
    subject,
    accountId: about.known.accountId,
    to,
    purpose: 'auto-reply',
    title: say('acknowledgement.subject', { number: about.number }),
    blocks,
  });
}
