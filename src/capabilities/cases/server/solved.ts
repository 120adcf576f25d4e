import { sql } from 'kysely';
import type { AccountId, CaseId, PersonId, ServiceId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { moment } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { CaseTables } from './tables.ts';

/** A case that somebody solved. */
export interface SolvedCase {
  readonly number: number;
  readonly subject: string;
  readonly ownerId: PersonId;
  readonly accountId: AccountId;
  readonly resolvedAt: Instant;
}

interface SolvedWanted {
  readonly serviceId: ServiceId;
  readonly since: Instant;
  /** The case that is asked for. */
  readonly except: CaseId;
  readonly atMost: number;
}

/** The cases of a service that were solved since then, newest first, in the accounts that the transaction reaches. */
export async function solvedOf(tx: Tx, { serviceId, since, except, atMost }: SolvedWanted): Promise<SolvedCase[]> {
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select(['number', 'subject', 'owner_id as ownerId', 'account_id as accountId', 'resolved_at as resolvedAt'])
    .where('service_id', '=', serviceId)
    .where('resolved_at', '>', moment(since))
    .where('owner_id', 'is not', null)
    .where('id', '<>', except)
    .orderBy('resolved_at', 'desc')
    .limit(atMost)
    .execute();
  return rows.flatMap(({ ownerId, resolvedAt, ...row }) =>
    ownerId === null || resolvedAt === null ? [] : [{ ...row, ownerId, resolvedAt }],
  );
}

/** How many open cases each of these people owns; who owns none is left out. */
export async function openLoadOf(tx: Tx, personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .tables<CaseTables>()
    .selectFrom('cases.case')
    .select('owner_id as ownerId')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('open', '=', true)
    .where('owner_id', '=', sql<PersonId>`any (${sql.val([...personIds])}::uuid[])`)
    .groupBy('owner_id')
    .execute();
  return new Map(rows.flatMap(({ ownerId, open }) => (ownerId === null ? [] : [[ownerId, Number(open)] as const])));
}
