import { type Selectable, sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { MailPlace, Remembered } from '#platform/mail/watch-mailbox.ts';
import type { ConversationTables, MailboxMailTable, MailboxTable } from './tables.ts';

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

/** Notes a mail of a mailbox. Answers false when it is settled already, by whichever node: then it is not taken again. */
export async function notePlace(
  tx: Tx,
  name: string,
  given: MailPlace & { readonly reason: string | null; readonly now: Instant },
): Promise<boolean> {
  const { reason } = given;
  const noted = await tx
    .tables<ConversationTables>()
    .insertInto('conversations.mailbox_mail')
    .values({
      mailbox: name,
      uid_validity: given.uidValidity,
      uid: given.uid,
      inbound_mail_id: null,
      reason,
      noted_at: at(given.now),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['mailbox', 'uid_validity', 'uid'])
        .doUpdateSet({ reason, noted_at: at(given.now), wanted_at: null })
        .where('conversations.mailbox_mail.inbound_mail_id', 'is', null)
        .where('conversations.mailbox_mail.wanted_at', 'is not', null),
    )
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

/** Whether a mailbox of this name was ever asked. */
export async function isKnown(tx: Tx, name: string): Promise<boolean> {
  const named = tx.tables<ConversationTables>().selectFrom(boxes).select('name').where('name', '=', name);
  return (await named.executeTakeFirst()) !== undefined;
}

/** Wants tried once more what was set aside in a mailbox as it is numbered today. Answers how many mails that is. */
export async function wantAgain(tx: Tx, name: string, now: Instant): Promise<number> {
  const wanted = await setAsideIn(tx, name)
    .set({ wanted_at: at(now) })
    .executeTakeFirst();
  return Number(wanted.numUpdatedRows);
}

/** A mail that was wanted lies there no longer. */
export async function noteGone(tx: Tx, name: string, { uid }: MailPlace, now: Instant): Promise<void> {
  await setAsideIn(tx, name)
    .set({ gone_at: at(now), wanted_at: null })
    .where('uid', '=', uid)
    .execute();
}

function setAsideIn(tx: Tx, name: string) {
  return tx
    .tables<ConversationTables>()
    .updateTable('conversations.mailbox_mail')
    .where('mailbox', '=', name)
    .where('uid_validity', '=', (eb) => eb.selectFrom(boxes).select('uid_validity').where('name', '=', name))
    .where('inbound_mail_id', 'is', null)
    .where('gone_at', 'is', null);
}

/** The numbers of the mails that somebody wants tried once more, in order. */
export async function wantedIn(tx: Tx, name: string, uidValidity: string): Promise<readonly number[]> {
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.mailbox_mail')
    .select('uid')
    .where('mailbox', '=', name)
    .where('uid_validity', '=', uidValidity)
    .where('inbound_mail_id', 'is', null)
    .where('wanted_at', 'is not', null)
    .orderBy('uid')
    .execute();
  return rows.map(({ uid }) => uid);
}

/** A mail that could not be had and lies in its mailbox still. */
export interface SetAside {
  readonly uid: number;
  readonly reason: string;
  readonly notedAt: Instant;
  readonly wanted: boolean;
}

export interface MailboxHealth extends Selectable<MailboxTable> {
  readonly setAside: readonly SetAside[];
}

/** All mailboxes that were ever asked, with what was set aside in each as it is numbered today. */
export async function mailboxHealth(tx: Tx): Promise<ReadonlyMap<string, MailboxHealth>> {
  const rows = await tx.tables<ConversationTables>().selectFrom(boxes).selectAll().execute();
  const mails = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.mailbox_mail as m')
    .innerJoin('conversations.mailbox as b', (join) =>
      join.onRef('b.name', '=', 'm.mailbox').onRef('b.uid_validity', '=', 'm.uid_validity'),
    )
    .select(['m.mailbox', 'm.uid', 'm.reason', 'm.noted_at', 'm.wanted_at'])
    .where('m.inbound_mail_id', 'is', null)
    .where('m.gone_at', 'is', null)
    .orderBy('m.uid')
    .execute();
  const setAside = Map.groupBy(mails, ({ mailbox }) => mailbox);
  return new Map(rows.map((row) => [row.name, { ...row, setAside: (setAside.get(row.name) ?? []).map(setAsideOf) }]));
}

type SetAsideRow = Pick<Selectable<MailboxMailTable>, 'uid' | 'reason' | 'noted_at' | 'wanted_at'>;

function setAsideOf({ uid, reason, noted_at: notedAt, wanted_at: wantedAt }: SetAsideRow): SetAside {
  return { uid, reason: reason ?? '', notedAt, wanted: wantedAt !== null };
}
