import { calendarVersion } from '#capabilities/calendars/index.ts';
import { messagesAbout } from '#capabilities/conversations/index.ts';
import { dueOf, type Terms } from '#capabilities/promises/domain/index.ts';
import { nextOpenPromises } from '#capabilities/promises/index.ts';
import { type Translate, translator } from '#kernel/messages.ts';
import { type Reader, sayMoment } from '#kernel/moment.ts';
import { firstNameOf } from '#kernel/names.ts';
import { DAY, type Instant, MINUTE } from '#kernel/time.ts';
import { catalogues } from '#platform/catalogues.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Case, Worker } from '../domain/case.ts';
import type { Brief } from '../domain/transfer.ts';
import { caseSubject } from '../facts.ts';
import { wordHours } from './owed.ts';
import { personById, readerOf } from './people.ts';

const LONGEST_QUOTE = 200;

/** One open day after the hand-over the giver asks whether it helped. */
export const FOLLOW_UP: Terms = { kind: 'businessDays', n: 1 };

export const wordsFor = ({ language }: Pick<Reader, 'language'>): Translate =>
  translator(language, catalogues[language].mail);

/** When the giver asks whether it helped, unless they say otherwise: at the end of the next open day. */
export async function followUpBy(tx: Tx, by: Parameters<typeof wordHours>[0], now: Instant): Promise<Instant> {
  const pinned = await calendarVersion(tx, wordHours(by));
  const due = pinned && dueOf(FOLLOW_UP, { calendar: pinned.calendar, anchor: now, pauses: [] });
  return Math.ceil((due?.ok ? due.value : now + DAY) / MINUTE) * MINUTE;
}

function letter(say: Translate, customer: string | undefined, text: string): string {
  return `${say('transfer.hello', { customer: firstNameOf(customer ?? '') })}\n\n${text}`;
}

/** What the customer is told when nobody chose other words: who comes in, why, and what happens next. */
export async function messageFor(
  tx: Tx,
  context: Context,
  { known, receiver }: { readonly known: Case; readonly receiver: string },
): Promise<string> {
  const customer = await personById(tx, known.requesterId);
  const say = wordsFor(await readerOf(tx, context, known.requesterId));
  return letter(say, customer?.name, say('transfer.message', { receiver }));
}

/** What the customer is asked after the hand-over. */
export async function helpedQuestion(
  tx: Tx,
  context: Context,
  { known, receiver }: { readonly known: Case; readonly receiver: string },
): Promise<string> {
  const customer = await personById(tx, known.requesterId);
  const say = wordsFor(await readerOf(tx, context, known.requesterId));
  return letter(say, customer?.name, say('transfer.helped', { receiver }));
}

/** The now line after a hand-over, in the customer's language. */
export async function nowAfter(
  tx: Tx,
  context: Context,
  { known, receiver, giver }: { readonly known: Case; readonly receiver: Worker; readonly giver: string },
): Promise<Case['now']> {
  const say = wordsFor(await readerOf(tx, context, known.requesterId));
  const text = say('transfer.now', { receiver: receiver.name, giver });
  return { text, by: receiver.name, byId: receiver.id, since: context.now };
}

/** The brief as a note for the team. */
export function briefNote(say: Translate, receiver: string, { problem, done, next }: Brief): string {
  return [
    say('transfer.note.for', { receiver }),
    say('transfer.note.problem', { problem }),
    say('transfer.note.done', { done }),
    say('transfer.note.next', { next }),
  ].join('\n');
}

function shortened(text: string): string {
  const [first = ''] = text.trim().split(/\n+/);
  return first.length <= LONGEST_QUOTE ? first : `${first.slice(0, LONGEST_QUOTE - 1).trimEnd()}…`;
}

/** A first draft of the brief from what the case knows, in the giver's language. */
export async function briefFor(tx: Tx, context: Context, known: Case, reader: Reader): Promise<Brief> {
  const say = wordsFor(reader);
  const subject = caseSubject(known.id);
  const said = (await messagesAbout(tx, subject)).findLast(({ direction }) => direction === 'to-customer');
  const owed = (await nextOpenPromises(tx, subject.kind, [subject.id])).get(subject.id);
  const { goal, now } = known;
  return {
    problem: goal === null ? known.subject : say('transfer.problem', { subject: known.subject, goal }),
    done: now?.text ?? (said ? shortened(said.text) : say('transfer.nothing-done')),
    next: owed
      ? say('transfer.next', { due: sayMoment(reader, owed.due, context.now) })
      : say('transfer.next-unpromised'),
  };
}
