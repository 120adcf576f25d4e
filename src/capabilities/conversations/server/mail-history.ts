import { sql } from 'kysely';
import type { CaseId, SubjectRef } from '#kernel/ids.ts';
import { HOUR, type Instant, MINUTE } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { KnownAboutMail } from '../domain/mail-facts.ts';
import type { InboundMail } from './inbound-store.ts';
import { wasAccepted } from './pending-store.ts';
import type { ConversationTables } from './tables.ts';

const LOCK = 7_423_021;

function received(tx: Tx) {
  return tx.tables<ConversationTables>().selectFrom('conversations.inbound_mail as m');
}

/** Makes two deliveries of one mail wait for each other, so that the second one sees what became of the first. */
export async function oneAtATime(tx: Tx, identity: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK}, hashtext(${identity}))`.execute(tx.tables<ConversationTables>());
}

/**
 * An earlier mail with the same Message-ID, one with the same body before any other. A mail without Message-ID is
 * known by its raw bytes, and so is one that nobody could read.
 */
export async function earlierMail(
  tx: Tx,
  row: InboundMail,
  read: { readonly messageId: string | null; readonly bodyHash: string } | null,
): Promise<KnownAboutMail['earlier']> {
  const others = received(tx)
    .select(['m.id', 'm.body_hash'])
    .where('m.id', '<>', row.id)
    .where('m.state', 'not in', ['waiting', 'duplicate']);
  const same =
    read === null || read.messageId === null
      ? others.where('m.hash', '=', row.hash)
      : others.where('m.message_id_header', '=', read.messageId);
  const found = await same
    .orderBy((eb) => eb('m.body_hash', '=', read?.bodyHash ?? ''), 'desc')
    .orderBy('m.received_at')
    .limit(1)
    .executeTakeFirst();
  return found ? { receivedId: found.id, sameBody: read === null || found.body_hash === read.bodyHash } : null;
}

/** How much this sender wrote lately, this mail not counted. */
export async function countsOf(
  tx: Tx,
  row: InboundMail,
  asked: { readonly address: string; readonly caseId: CaseId | null },
): Promise<KnownAboutMail['counts']> {
  const since = (span: number): Instant => row.received_at - span;
  const { toSameCase, inLastHour } = await received(tx)
    .select(({ fn }) => [
      fn.countAll<number>().as('inLastHour'),
      fn
        .countAll<number>()
        .filterWhere('m.subject_id', '=', asked.caseId ?? row.id)
        .filterWhere('m.received_at', '>', moment(since(10 * MINUTE)))
        .as('toSameCase'),
    ])
    .where('m.id', '<>', row.id)
    .where('m.from_address', '=', asked.address)
    .where('m.state', '<>', 'duplicate')
    .where('m.received_at', '>', moment(since(HOUR)))
    .where('m.received_at', '<=', moment(row.received_at))
    .executeTakeFirstOrThrow();
  return { toSameCaseInTenMinutes: toSameCase, inLastHour };
}

/** Whether mail from this address was taken into this case before, at once or when the team had accepted it. */
export async function wroteBefore(tx: Tx, address: string, caseId: CaseId): Promise<boolean> {
  const found = await received(tx)
    .select('m.id')
    .where('m.from_address', '=', address)
    .where('m.subject_id', '=', caseId)
    .where('m.state', 'in', ['case', 'reply'])
    .where('m.message_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined || (await wasAccepted(tx, address, caseId));
}

/** What the message with one of these Message-IDs is about, the first id that is known. */
export async function subjectOfMessageIds(tx: Tx, ids: readonly string[]): Promise<SubjectRef | null> {
  if (ids.length === 0) return null;
  const rows = await tx
    .tables<ConversationTables>()
    .selectFrom('conversations.message')
    .select(['message_id_header', 'subject_kind', 'subject_id'])
    .where('message_id_header', 'in', [...ids])
    .orderBy('sent_at')
    .execute();
  const first = ids.map((id) => rows.find((row) => row.message_id_header === id)).find((row) => row);
  return first ? { kind: first.subject_kind, id: first.subject_id } : null;
}
