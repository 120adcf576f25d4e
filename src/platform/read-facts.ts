import type { Selectable } from 'kysely';
import type { Audience, Fact } from '#kernel/facts.ts';
import { AccountId } from '#kernel/ids.ts';
import type { Json, ReadOnly, Timestamp } from './database/columns.ts';
import type { Tx } from './database/transaction.ts';

export interface FactTables {
  'platform.fact': {
    id: string;
    position: ReadOnly<number>;
    subject_kind: string;
    subject_id: string;
    sequence: number;
    kind: string;
    audience: Audience;
    account_id: string | null;
    actor_kind: Fact['actor']['kind'];
    actor_id: string | null;
    actor_name: string;
    occurred_at: Timestamp;
    recorded_at: Timestamp;
    data: Json<unknown>;
  };
}

const COLUMNS = [
  'id',
  'position',
  'subject_kind',
  'subject_id',
  'sequence',
  'kind',
  'audience',
  'account_id',
  'actor_kind',
  'actor_id',
  'actor_name',
  'occurred_at',
  'recorded_at',
  'data',
] as const;

type Row = Pick<Selectable<FactTables['platform.fact']>, (typeof COLUMNS)[number]>;

function factOf(row: Row): Fact {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    sequence: row.sequence,
    kind: row.kind,
    audience: row.audience,
    accountId: row.account_id === null ? null : AccountId.parse(row.account_id),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    data: row.data,
  };
}

/** One fact, as far as the transaction's actor may see it. */
export async function readFact(tx: Tx, id: string): Promise<Fact | null> {
  const row = await tx
    .tables<FactTables>()
    .selectFrom('platform.fact')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? factOf(row) : null;
}

/** The facts about a subject, oldest first, as far as the transaction's actor may see them. */
export async function factsAbout(tx: Tx, kind: string, id: string): Promise<Fact[]> {
  const rows = await tx
    .tables<FactTables>()
    .selectFrom('platform.fact')
    .select(COLUMNS)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('sequence')
    .execute();
  return rows.map(factOf);
}
