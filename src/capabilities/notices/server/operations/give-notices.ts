import { sql } from 'kysely';
import { fact } from '#kernel/facts.ts';
import type { PersonId } from '#kernel/ids.ts';
import { toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { type MissedWhileAway, merged, type News, rankOf } from '../../domain/index.ts';
import { noticesGiven } from '../../facts.ts';
import type { NoticeTables } from '../tables.ts';

export interface NewNotice {
  readonly personId: PersonId;
  /** What it is about: of several about one topic a person sees one. */
  readonly topic: string;
  /** The line that the notice leads to, and where that is. */
  readonly title: string;
  readonly href: string;
  readonly news: News;
  /** False for somebody who may have been told of this topic before, and then needs to hear nothing new. */
  readonly insists: boolean;
}

interface Telling {
  /** Names this telling: given again, it changes nothing. */
  readonly id: string;
  /** Who did what is told of: they know. Null where nobody of the desk did. */
  readonly by: PersonId | null;
  readonly notices: readonly NewNotice[];
}

function rowOf(context: Context, telling: string, { personId, topic, title, href, news }: NewNotice) {
  const row = { person_id: personId, topic, title, href, news, rank: rankOf(news) };
  return { ...row, id: context.newId(), tellings: [telling], given_at: toIso(context.now) };
}

/** Stores notices; one about a known topic takes its place, unread, where `insists` says so and it ranks higher. */
async function upsert(tx: Tx, rows: readonly ReturnType<typeof rowOf>[], insists: boolean): Promise<PersonId[]> {
  if (rows.length === 0) return [];
  const known = insists
    ? sql`do update set rank = excluded.rank, title = excluded.title, href = excluded.href, news = excluded.news,
        tellings = excluded.tellings, given_at = excluded.given_at, read_at = null, mailed_at = null
        where excluded.rank > n.rank`
    : sql`do nothing`;
  const { rows: stored } = await sql<{ person_id: PersonId }>`
    insert into notices.notice as n (id, person_id, topic, rank, title, href, news, tellings, given_at)
    select id, person_id, topic, rank, title, href, news, tellings, given_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person_id uuid, topic text, rank integer,
      title text, href text, news jsonb, tellings uuid[], given_at timestamptz)
    order by person_id, topic
    on conflict (person_id, topic) ${known}
    returning person_id`.execute(tx.tables<NoticeTables>());
  return stored.map((row) => row.person_id);
}

/** Adds what was missed to what a person was told of the same absence already. Whether that is news to them. */
async function addMissed(tx: Tx, context: Context, telling: string, notice: NewNotice & { news: MissedWhileAway }) {
  const { personId, topic, news } = notice;
  const known = await tx
    .tables<NoticeTables>()
    .selectFrom('notices.notice')
    .select(['id', 'news', 'tellings'])
    .where('person_id', '=', personId)
    .where('topic', '=', topic)
    .forUpdate()
    .executeTakeFirst();
  if (!known) return (await upsert(tx, [rowOf(context, telling, notice)], false)).length > 0;
  if (known.tellings.includes(telling) || known.news.kind !== 'missed-while-away') return false;
  await tx
    .tables<NoticeTables>()
    .updateTable('notices.notice')
    .set({
      news: json(merged(known.news, news)),
      tellings: [...known.tellings, telling],
      read_at: null,
      mailed_at: null,
    })
    .where('id', '=', known.id)
    .execute();
  return true;
}

const isMissed = (notice: NewNotice): notice is NewNotice & { news: MissedWhileAway } =>
  notice.news.kind === 'missed-while-away';

/**
 * Tells people of the desk. One notice per person and topic: a later one takes the place of an earlier one, and what
 * was missed during one absence adds up. Nobody is told of what they did. Giving the same telling twice changes nothing. Needs the system's rights.
 */
export async function giveNotices(tx: Tx, context: Context, telling: Telling): Promise<void> {
  const { id, by } = telling;
  const notices = telling.notices.filter(({ personId }) => personId !== by);
  const single = notices.filter((notice) => !isMissed(notice));
  const rowsOf = (insists: boolean) =>
    single.filter((notice) => notice.insists === insists).map((notice) => rowOf(context, id, notice));
  const told = [...(await upsert(tx, rowsOf(true), true)), ...(await upsert(tx, rowsOf(false), false))];
  for (const notice of notices.filter(isMissed)) {
    if (await addMissed(tx, context, id, notice)) told.push(notice.personId);
  }
  const counts = new Map<PersonId, number>();
  for (const personId of told) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  const facts = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([personId, count]) => {
      const about = { subject: { kind: 'person', id: personId }, accountId: null, occurredAt: context.now };
      return fact(noticesGiven, about, { count });
    });
  await appendFacts(tx, context, facts);
}
