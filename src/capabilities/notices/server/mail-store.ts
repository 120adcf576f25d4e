import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import { DAY, type Instant } from '#kernel/time.ts';
import { at, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { FIRST_CHOICE, type MailChoice } from '../domain/index.ts';
import type { NoticeTables } from './tables.ts';

/** Nobody is mailed what is older. */
const OLD = 8 * DAY;

const anyOf = (ids: readonly PersonId[]) => sql<PersonId>`any (${sql.val([...ids])}::uuid[])`;

/** How these people want notices by mail; nobody is missing. */
export async function choicesOf(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, MailChoice>> {
  const rows = await tx
    .tables<NoticeTables>()
    .selectFrom('notices.mail_choice')
    .selectAll()
    .where('person_id', '=', anyOf(ids))
    .execute();
  const chosen = rows.map((row): [PersonId, MailChoice] => {
    const { quiet_from: from, quiet_until: until } = row;
    const quiet = from === null || until === null ? null : { from, until };
    return [row.person_id, { rhythm: row.rhythm, digestAt: row.digest_at, quiet, quietWeekends: row.quiet_weekends }];
  });
  return new Map([...ids.map((id): [PersonId, MailChoice] => [id, FIRST_CHOICE]), ...chosen]);
}

export async function saveChoice(tx: Tx, personId: PersonId, choice: MailChoice, now: Instant): Promise<void> {
  const values = {
    rhythm: choice.rhythm,
    digest_at: [...choice.digestAt],
    quiet_from: choice.quiet?.from ?? null,
    quiet_until: choice.quiet?.until ?? null,
    quiet_weekends: choice.quietWeekends,
    chosen_at: at(now),
  };
  await tx
    .tables<NoticeTables>()
    .insertInto('notices.mail_choice')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

/** What nobody read and nobody was mailed, of those who want mail at all, the first given first. As the system. */
export function waitingForMail(tx: Tx, now: Instant) {
  return tx
    .tables<NoticeTables>()
    .selectFrom('notices.notice as n')
    .leftJoin('notices.mail_choice as c', 'c.person_id', 'n.person_id')
    .select(['n.id', 'n.person_id as personId', 'n.title', 'n.href', 'n.news', 'n.given_at as givenAt'])
    .where('n.read_at', 'is', null)
    .where('n.mailed_at', 'is', null)
    .where('n.given_at', '>', moment(now - OLD))
    .where((eb) => eb.or([eb('c.rhythm', 'is', null), eb('c.rhythm', '<>', 'none')]))
    .orderBy('n.given_at')
    .orderBy('n.id')
    .execute();
}

/** When the last mail with notices went to each of these people. */
export async function lastMailsTo(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Instant>> {
  const rows = await tx
    .tables<NoticeTables>()
    .selectFrom('notices.notice')
    .select(({ fn }) => ['person_id', fn.max('mailed_at').as('last')])
    .where('person_id', '=', anyOf(ids))
    .groupBy('person_id')
    .execute();
  return new Map(rows.flatMap(({ person_id: id, last }) => (last === null ? [] : [[id, last]])));
}

/** Marks notices as mailed that are still unread and not mailed. Answers which they were. */
export async function markMailed(tx: Tx, ids: readonly string[], now: Instant): Promise<ReadonlySet<string>> {
  const rows = await tx
    .tables<NoticeTables>()
    .updateTable('notices.notice')
    .set({ mailed_at: at(now) })
    .where('id', '=', sql<string>`any (${sql.val([...ids])}::uuid[])`)
    .where('read_at', 'is', null)
    .where('mailed_at', 'is', null)
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}
