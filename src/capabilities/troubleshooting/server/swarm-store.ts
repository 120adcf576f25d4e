import { type AliasableExpression, type Selectable, sql } from 'kysely';
import type { CaseId, PersonId, SwarmId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Contribution, Invitation, Swarm } from '../domain/swarm.ts';
import type { TroubleshootingTables } from './tables.ts';

type Row<Name extends keyof TroubleshootingTables> = Selectable<TroubleshootingTables[Name]>;

function invitationOf(row: Row<'troubleshooting.invitation'>): Invitation {
  return {
    person: { id: row.person_id, name: row.person_name },
    state: row.state,
    laterAt: row.later_at,
    instead: row.instead,
    askedAt: row.asked_at,
    answeredAt: row.answered_at,
  };
}

function contributionOf(row: Row<'troubleshooting.contribution'>): Contribution {
  return {
    id: row.id,
    kind: row.kind,
    text: row.text,
    by: { id: row.by_id, name: row.by_name },
    at: row.said_at,
    stepId: row.step_id,
    thankedAt: row.thanked_at,
  };
}

async function whole(tx: Tx, rows: readonly Row<'troubleshooting.swarm'>[]): Promise<Swarm[]> {
  if (rows.length === 0) return [];
  const db = tx.tables<TroubleshootingTables>();
  const ids = sql<SwarmId>`any (${sql.val(rows.map(({ id }) => id))}::uuid[])`;
  const [invitations, contributions] = await Promise.all([
    db.selectFrom('troubleshooting.invitation').selectAll().where('swarm_id', '=', ids).orderBy('asked_at').execute(),
    db.selectFrom('troubleshooting.contribution').selectAll().where('swarm_id', '=', ids).orderBy('said_at').execute(),
  ]);
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    accountId: row.account_id,
    question: row.question,
    help: row.help,
    stepIds: row.step_ids,
    by: { id: row.by_id, name: row.by_name },
    at: row.asked_at,
    closedAt: row.closed_at,
    helped: row.helped,
    invitations: invitations.filter((one) => one.swarm_id === row.id).map(invitationOf),
    contributions: contributions.filter((one) => one.swarm_id === row.id).map(contributionOf),
  }));
}

const swarms = (tx: Tx) => tx.tables<TroubleshootingTables>().selectFrom('troubleshooting.swarm').selectAll();

/** Every asking for help with a case, newest first. */
export async function swarmsOf(tx: Tx, caseId: CaseId): Promise<Swarm[]> {
  return whole(tx, await swarms(tx).where('case_id', '=', caseId).orderBy('asked_at', 'desc').execute());
}

/** A swarm under its lock, or null. */
export async function lockSwarm(tx: Tx, id: SwarmId): Promise<Swarm | null> {
  const row = await swarms(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? ((await whole(tx, [row]))[0] ?? null) : null;
}

/** The swarms that are open, newest first, in the accounts that the transaction reaches. */
export async function openSwarms(tx: Tx, atMost: number): Promise<Swarm[]> {
  const rows = await swarms(tx).where('closed_at', 'is', null).orderBy('asked_at', 'desc').limit(atMost).execute();
  return whole(tx, rows);
}

export async function insertSwarm(tx: Tx, swarm: Swarm): Promise<void> {
  await tx
    .tables<TroubleshootingTables>()
    .insertInto('troubleshooting.swarm')
    .values({
      id: swarm.id,
      case_id: swarm.caseId,
      account_id: swarm.accountId,
      question: swarm.question,
      help: swarm.help,
      step_ids: [...swarm.stepIds],
      by_id: swarm.by.id,
      by_name: swarm.by.name,
      asked_at: at(swarm.at),
      closed_at: at(swarm.closedAt),
      helped: swarm.helped,
    })
    .execute();
  await saveInvitations(tx, swarm, swarm.invitations);
}

export async function saveClosed(tx: Tx, { id, closedAt, helped }: Swarm): Promise<void> {
  await tx
    .tables<TroubleshootingTables>()
    .updateTable('troubleshooting.swarm')
    .set({ closed_at: at(closedAt), helped })
    .where('id', '=', id)
    .execute();
}

/** Stores whom a swarm asks, and what they answered. */
export async function saveInvitations(
  tx: Tx,
  { id, accountId }: Pick<Swarm, 'id' | 'accountId'>,
  invitations: readonly Invitation[],
): Promise<void> {
  if (invitations.length === 0) return;
  const rows = invitations.map(({ person, state, laterAt, instead, askedAt, answeredAt }) => ({
    swarm_id: id,
    account_id: accountId,
    person_id: person.id,
    person_name: person.name,
    state,
    later_at: at(laterAt),
    instead,
    asked_at: at(askedAt),
    answered_at: at(answeredAt),
  }));
  await tx
    .tables<TroubleshootingTables>()
    .insertInto('troubleshooting.invitation')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['swarm_id', 'person_id']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        later_at: eb.ref('excluded.later_at'),
        instead: eb.ref('excluded.instead'),
        answered_at: eb.ref('excluded.answered_at'),
      })),
    )
    .execute();
}

export async function insertContribution(tx: Tx, swarm: Swarm, said: Contribution): Promise<void> {
  await tx
    .tables<TroubleshootingTables>()
    .insertInto('troubleshooting.contribution')
    .values({
      id: said.id,
      swarm_id: swarm.id,
      account_id: swarm.accountId,
      kind: said.kind,
      text: said.text,
      by_id: said.by.id,
      by_name: said.by.name,
      said_at: at(said.at),
      step_id: null,
      thanked_at: null,
    })
    .execute();
}

export async function updateContribution(tx: Tx, { id, stepId, thankedAt }: Contribution): Promise<void> {
  await tx
    .tables<TroubleshootingTables>()
    .updateTable('troubleshooting.contribution')
    .set({ step_id: stepId, thanked_at: at(thankedAt) })
    .where('id', '=', id)
    .execute();
}

/** How often each of these people was asked for help since then. */
export function askedSince(tx: Tx, ids: readonly PersonId[], since: Instant) {
  const asked = tx
    .tables<TroubleshootingTables>()
    .selectFrom('troubleshooting.invitation')
    .select('person_id as id')
    .where('asked_at', '>', moment(since));
  return timesEach(tx, ids, asked);
}

/** How often each of these people was thanked for help since then. */
export function thankedSince(tx: Tx, ids: readonly PersonId[], since: Instant) {
  const thanked = tx
    .tables<TroubleshootingTables>()
    .selectFrom('troubleshooting.contribution')
    .select('by_id as id')
    .where('thanked_at', '>', moment(since));
  return timesEach(tx, ids, thanked);
}

/** How often each of these people stands there. */
async function timesEach(
  tx: Tx,
  ids: readonly PersonId[],
  rows: AliasableExpression<{ id: PersonId }>,
): Promise<ReadonlyMap<PersonId, number>> {
  const counted = await tx
    .tables<TroubleshootingTables>()
    .selectFrom(rows.as('one'))
    .select(['one.id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('one.id', '=', sql<PersonId>`any (${sql.val([...ids])}::uuid[])`)
    .groupBy('one.id')
    .execute();
  return new Map(counted.map(({ id, count }) => [id, Number(count)]));
}
