import { queueMail } from '#capabilities/conversations/index.ts';
import { organisation, type PersonRecord, personsByIds } from '#capabilities/people/index.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import { dueByMail, FIRST_CHOICE } from '../../domain/index.ts';
import { choicesOf, lastMailsTo, markMailed, waitingForMail } from '../mail-store.ts';
import { noticesMail } from '../mail-words.ts';

type Waiting = Awaited<ReturnType<typeof waitingForMail>>[number];

interface MailDue {
  readonly person: PersonRecord & { readonly email: string };
  readonly notices: readonly Waiting[];
}

/** Who gets a mail now, with which notices. Whoever left, or has no address, gets none. */
async function mailsDue(context: Context): Promise<MailDue[]> {
  return reading(context, async (tx) => {
    const byPerson = Map.groupBy(await waitingForMail(tx, context.now), ({ personId }) => personId);
    const ids = [...byPerson.keys()];
    const people = await personsByIds(tx, ids);
    const choices = await choicesOf(tx, ids);
    const last = await lastMailsTo(tx, ids);
    return [...byPerson].flatMap(([id, waiting]): MailDue[] => {
      const person = people.get(id);
      if (!person?.active || person.email === null) return [];
      const { email, timeZone: zone } = person;
      const choice = choices.get(id) ?? FIRST_CHOICE;
      const lastMailAt = last.get(id) ?? null;
      const notices = dueByMail({ choice, zone, notices: waiting, lastMailAt }, context.now);
      return notices.length === 0 ? [] : [{ person: { ...person, email }, notices }];
    });
  });
}

/** Puts one person's mail into the outbox, with what is still unread by now. */
async function queueOne(context: Context, { person, notices }: MailDue): Promise<void> {
  await transaction(context, async (tx) => {
    const marked = await markMailed(
      tx,
      notices.map(({ id }) => id),
      context.now,
    );
    const told = notices.filter(({ id }) => marked.has(id));
    if (told.length === 0) return;
    const { id: personId, name, email: address, language, timeZone } = person;
    const { name: organisationName } = await organisation(tx);
    const words = noticesMail(
      { language, timeZone, publicUrl: context.platform.publicUrl(), organisation: organisationName },
      told,
    );
    await queueMail(tx, context, {
      subject: null,
      accountId: null,
      to: { personId, name, address, language, timeZone },
      purpose: 'notice',
      ...words,
    });
  });
}

/**
 * Mails to people of the desk what they were told and have not read, as each of them chose. One person's trouble keeps
 * no other's mail; theirs is tried again at the next run. As the system.
 */
export async function mailNotices(context: Context): Promise<void> {
  const failed: PersonId[] = [];
  for (const due of await mailsDue(context)) {
    try {
      await queueOne(context, due);
    } catch (error) {
      failed.push(due.person.id);
      context.platform.log.error({ err: error, personId: due.person.id }, 'notices could not be mailed');
    }
  }
  if (failed.length > 0) throw new Error(`Notices could not be mailed to ${failed.length} people.`);
}
