import { sql } from 'kysely';
import type { PartyId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Party } from '../domain/party.ts';
import type { PartyRow, ReferralTables } from './tables.ts';

function partyOf(row: PartyRow): Party {
  return {
    id: row.id,
    name: row.name,
    helpsWith: row.helps_with,
    phone: row.phone,
    email: row.email,
    website: row.website,
    languages: row.languages,
    hours: row.hours,
    notes: row.notes,
    providerId: row.provider_id,
    verifiedAt: row.verified_at,
    verifiedBy: row.verified_by,
    removedAt: row.removed_at,
    version: row.version,
  };
}

function rowOf(party: Party) {
  return {
    name: party.name,
    helps_with: party.helpsWith,
    phone: party.phone,
    email: party.email,
    website: party.website,
    languages: party.languages,
    hours: party.hours,
    notes: party.notes,
    provider_id: party.providerId,
    verified_at: at(party.verifiedAt),
    verified_by: party.verifiedBy,
    removed_at: at(party.removedAt),
    version: party.version,
  };
}

const parties = (tx: Tx) => tx.tables<ReferralTables>().selectFrom('referrals.party').selectAll();

/** The directory by name, without what was removed. */
export async function allParties(tx: Tx): Promise<Party[]> {
  return (await parties(tx).where('removed_at', 'is', null).orderBy('name').execute()).map(partyOf);
}

/** A party of the directory, or null where it never was or was removed. `lock` keeps others from changing it. */
export async function findParty(tx: Tx, id: PartyId, lock: 'lock' | 'look' = 'look'): Promise<Party | null> {
  const found = parties(tx).where('id', '=', id).where('removed_at', 'is', null);
  const row = await (lock === 'lock' ? found.forUpdate() : found).executeTakeFirst();
  return row ? partyOf(row) : null;
}

/** The party that a referral names, also when it was removed since. */
export async function partyById(tx: Tx, id: PartyId): Promise<Party | null> {
  const row = await parties(tx).where('id', '=', id).executeTakeFirst();
  return row ? partyOf(row) : null;
}

/** Stores an entry, new or changed. */
export async function storeParty(tx: Tx, party: Party): Promise<void> {
  const row = rowOf(party);
  await tx
    .tables<ReferralTables>()
    .insertInto('referrals.party')
    .values({ id: party.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** How it went with a party: how often customers were told of it, asked, answered, and were helped. */
export interface PartyCounts {
  readonly used: number;
  readonly lastUsed: Instant | null;
  readonly asked: number;
  readonly answered: number;
  readonly helped: number;
}

interface CountsRow {
  readonly party_id: PartyId;
  readonly used: number;
  readonly last_used: Instant | null;
  readonly asked: number;
  readonly answered: number;
  readonly helped: number;
}

/** The counts of each of these parties over all customers; a party that was never used is left out. */
export async function countsOf(tx: Tx, ids: readonly PartyId[]): Promise<ReadonlyMap<PartyId, PartyCounts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<CountsRow>`select * from referrals.party_counts(${sql.val([...ids])}::uuid[])`.execute(
    tx.tables<unknown>(),
  );
  return new Map(
    rows.map(({ party_id: id, last_used: lastUsed, used, asked, answered, helped }) => [
      id,
      { used, lastUsed, asked, answered, helped },
    ]),
  );
}
