import { sql } from 'kysely';
import { z } from 'zod';
import { giveNotices, type NewNotice } from '#capabilities/notices/index.ts';
import { type AbsenceRecord, answerableFor } from '#capabilities/people/index.ts';
import type { PromiseRecord } from '#capabilities/promises/index.ts';
import { personOf } from '#kernel/actor.ts';
import { AbsenceId, PersonId, TeamId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { enqueue, job, jobKind } from '#platform/jobs.ts';
import type { CaseTables } from './tables.ts';

const Handed = z.object({
  caseId: z.uuid().nullable(),
  due: z.int(),
  personId: PersonId.nullable(),
  teamId: TeamId.nullable(),
});
type Handed = z.infer<typeof Handed>;

const telling = jobKind({
  name: 'cases.tell-receivers',
  payload: z.object({
    tellingId: z.uuid(),
    absenceId: AbsenceId,
    name: z.string(),
    until: z.int(),
    by: PersonId.nullable().default(null),
    handed: z.array(Handed),
  }),
});
type Telling = z.infer<typeof telling.payload>;

interface HandedOver {
  readonly absence: AbsenceRecord;
  /** What the person who is away is called. */
  readonly name: string;
  readonly promises: readonly PromiseRecord[];
}

function handedOf({ subject, due, promisor }: PromiseRecord): Handed {
  const person = promisor.kind === 'person' || promisor.kind === 'team' ? promisor.personId : null;
  const teamId = promisor.kind === 'team' ? promisor.teamId : null;
  return { caseId: subject.kind === 'case' ? subject.id : null, due, personId: person, teamId };
}

function tellingOf(context: Context, { absence, name, promises }: HandedOver): Telling {
  const { id: absenceId, until } = absence;
  const by = personOf(context.actor);
  return { tellingId: context.newId(), absenceId, name, until, by, handed: promises.map(handedOf) };
}

async function subjectOf(tx: Tx, caseId: string): Promise<{ title: string; href: string } | undefined> {
  const row = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select(['number', 'subject'])
    .where('id', '=', sql<never>`${caseId}::uuid`)
    .executeTakeFirst();
  return row && { title: row.subject, href: `/desk/case/${row.number}` };
}

/** One notice for all that somebody has now; it leads to the case where it is only one. */
async function noticeFor(
  tx: Tx,
  { absenceId, name, until }: Telling,
  { personId, to, handed }: { personId: PersonId; to: 'you' | 'team'; handed: readonly Handed[] },
): Promise<NewNotice> {
  const [first] = handed;
  const only = handed.length === 1 && first?.caseId ? await subjectOf(tx, first.caseId) : undefined;
  return {
    personId,
    topic: `handed-over:${to}:${absenceId}`,
    title: only?.title ?? '',
    href: only?.href ?? (to === 'you' ? '/desk/promises' : '/desk/promises?whose=team'),
    news: {
      kind: 'handed-over',
      from: name,
      until,
      count: handed.length,
      due: Math.min(...handed.map(({ due }) => due)),
      to,
    },
    insists: true,
  };
}

async function noticesOf(tx: Tx, told: Telling): Promise<NewNotice[]> {
  const byPerson = Map.groupBy(told.handed, ({ personId }) => personId);
  const nobodys = byPerson.get(null) ?? [];
  const { leads } = await answerableFor(
    tx,
    nobodys.flatMap(({ teamId }) => teamId ?? []),
  );
  const notices: NewNotice[] = [];
  for (const [personId, handed] of byPerson) {
    if (personId !== null) notices.push(await noticeFor(tx, told, { personId, to: 'you', handed }));
  }
  for (const personId of new Set([...leads.values()].flat())) {
    const theirs = nobodys.filter(({ teamId }) => teamId !== null && leads.get(teamId)?.includes(personId));
    notices.push(await noticeFor(tx, told, { personId, to: 'team', handed: theirs }));
  }
  return notices;
}

async function give(tx: Tx, context: Context, told: Telling): Promise<void> {
  await giveNotices(tx, context, { id: told.tellingId, by: told.by, notices: await noticesOf(tx, told) });
}

/** Tells those who keep promises of somebody who is away; where nobody is named, who leads the team. As the system. */
export async function tellReceivers(tx: Tx, context: Context, given: HandedOver): Promise<void> {
  if (given.promises.length > 0) await give(tx, context, tellingOf(context, given));
}

/** Has them told once the transaction is done. */
export async function tellReceiversLater(tx: Tx, context: Context, given: HandedOver): Promise<void> {
  if (given.promises.length > 0) await enqueue(tx, telling, tellingOf(context, given));
}

export const tellReceiversJob = job(telling, (context, payload) =>
  transaction(context, (tx) => give(tx, context, payload)),
);
