import { type Selectable, sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { MailPlace, Remembered } from '#platform/mail/watch-mailbox.ts';
import type { ConversationTables, MailboxTable } from './tables.ts';

const boxes = 'conversations.mailbox';

/** Up to where a mailbox is done. A new generation of numbers begins anew, at what comes next. */
export async function rememberMailbox(
  tx: Tx,
  name: string,
  { uidValidity, uidNext }: { readonly uidValidity: string; readonly uidNext: number },
): Promise<Remembered> {
  const fresh = { uid_validity: uidValidity, done_to: 0, begins_at: uidNext };
  const row = await tx
    .tables<ConversationTables>()
    .insertInto(boxes)
    .values({ name, ...fresh })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({
        uid_validity: uidValidity,
        done_to: sql<number>`case when mailbox.uid_validity = ${uidValidity} then mailbox.done_to else 0 end`,
        begins_at: sql<number>`case when mailbox.uid_validity = ${uidValidity} then mailbox.begins_at else ${eb.val(uidNext)}::bigint end`,
      })),
    )
    .returning(['done_to', 'begins_at'])
    .executeTakeFirstOrThrow();
  return { doneTo: row.done_to, beginsAt: row.begins_at };
}

/** Notes a mail of a mailbox. Answers false when it was noted before, by whichever node. */
export async function notePlace(
  tx: Tx,
  name: string,
  given: MailPlace & { readonly inboundMailId: string | null; readonly reason: string | null; readonly now: Instant },
): Promise<boolean> {
  const noted = await tx
    .tables<ConversationTables>()
    .insertInto('conversations.mailbox_mail')
    .values({
      mailbox: name,
      uid_validity: given.uidValidity,
      uid: given.uid,
      inbound_mail_id: null,
      reason: given.reason,
      noted_at: at(given.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return noted.numInsertedOrUpdatedRows === 1n;
}

/** Names the mail that was made of a noted one. */
export async function linkPlace(tx: Tx, name: string, place: MailPlace, inboundMailId: string): Promise<void> {
  await tx
    .tables<ConversationTables>()
    .updateTable('conversations.mailbox_mail')
    .set({ inbound_mail_id: inboundMailId })
    .where('mailbox', '=', name)
    .where('uid_validity', '=', place.uidValidity)
    .where('uid', '=', place.uid)
    .execute();
}

/** Everything up to this mail is done; never goes back. */
export async function moveDone(tx: Tx, name: string, { uid, uidValidity }: MailPlace): Promise<void> {
  await tx
    .tables<ConversationTables>()
    .updateTable(boxes)
    .set({ done_to: sql<number>`greatest(done_to, ${uid})` })
    .where('name', '=', name)
    .where('uid_validity', '=', uidValidity)
    .execute();
}

/** What is known of a mailbox's health. */
export async function noteHealth(
  tx: Tx,
  name: string,
  health: { readonly heardAt?: Instant; readonly takenAt?: Instant; readonly trouble?: string | null },
): Promise<void> {
  const values = {
    ...(health.heardAt === undefined ? {} : { heard_at: at(health.heardAt) }),
    ...(health.takenAt === undefined ? {} : { taken_at: at(health.takenAt) }),
    ...(health.trouble === undefined ? {} : { trouble: health.trouble }),
  };
  await tx
    .tables<ConversationTables>()
    .insertInto(boxes)
    .values({ name, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}

export interface MailboxHealth extends Selectable<MailboxTable> {
  readonly setAside: number;
}

/** All mailboxes that were ever asked, with how many of their mails were set aside. */
export async function mailboxHealth(tx: Tx): Promise<ReadonlyMap<string, MailboxHealth>> {
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.mailbox as b')
    .selectAll('b')
    .select((eb) =>
      eb
        .selectFrom('conversations.mailbox_mail as m')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('m.mailbox', '=', 'b.name')
        .where('m.inbound_mail_id', 'is', null)
        .as('setAside'),
    )
    .execute();
  return new Map(rows.map((row) => [row.name, { ...row, setAside: row.setAside ?? 0 }]));
}
