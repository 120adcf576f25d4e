import { type SqlBool, sql } from 'kysely';
import type { AccountId, AgreementId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/time.ts';
import { at, json } from '#platform/database/columns.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Agreement, AgreementTerms, HandBack, Parties, PublishedVersion } from '../domain/index.ts';
import type { AgreementTables } from './tables.ts';

type Head = Omit<Agreement, 'versions'>;

const VERSION = [
  'v.version',
  'v.effective_from as effectiveFrom',
  'v.published_at as publishedAt',
  'v.published_by as publishedBy',
  'v.terms',
] as const;

function versionOf({ version, effectiveFrom, publishedAt, publishedBy, terms }: PublishedVersion): PublishedVersion {
  return { version, effectiveFrom, publishedAt, publishedBy, terms };
}

function agreements(tx: Tx) {
  return tx
    .tables<AgreementTables>()
    .selectFrom('agreements.agreement')
    .select(['id', 'name', 'parties', 'standing', 'draft', 'version']);
}

async function withVersions(tx: Tx, heads: readonly Head[]): Promise<Agreement[]> {
  if (heads.length === 0) return [];
  const rows = await tx
    .tables<AgreementTables>()
    .selectFrom('agreements.agreement_version as v')
    .select('v.agreement_id as agreementId')
    .select(VERSION)
    .where(
      'v.agreement_id',
      'in',
      heads.map(({ id }) => id),
    )
    .orderBy('v.version')
    .execute();
  const versions = Map.groupBy(rows, ({ agreementId }) => agreementId);
  return heads.map((head) => ({
    ...head,
    versions: (versions.get(head.id) ?? []).map(versionOf),
  }));
}

/** The agreement as far as the transaction's actor reaches it, or undefined. */
export async function findAgreement(tx: Tx, id: AgreementId): Promise<Agreement | undefined> {
  return (await withVersions(tx, await agreements(tx).where('id', '=', id).execute()))[0];
}

/** The agreement as it is now, locked until the transaction ends. */
export async function lockAgreement(tx: Tx, id: AgreementId): Promise<Agreement | undefined> {
  return (await withVersions(tx, await agreements(tx).where('id', '=', id).forUpdate().execute()))[0];
}

/** Agreements by name, after the given key: at most `count`. */
export async function agreementsByName(
  tx: Tx,
  { count, after }: { count: number; after: readonly [name: string, id: AgreementId] | undefined },
): Promise<Agreement[]> {
  const all = agreements(tx).orderBy('name').orderBy('id').limit(count);
  const some = after ? all.where(({ eb, refTuple, tuple }) => eb(refTuple('name', 'id'), '>', tuple(...after))) : all;
  return withVersions(tx, await some.execute());
}

/** The house's promises to everybody, or undefined before the first set-up. */
export async function standingAgreement(tx: Tx): Promise<Agreement | undefined> {
  return (await withVersions(tx, await agreements(tx).where('standing', '=', true).execute()))[0];
}

/** The agreements that were made with an account, and those with everybody. */
export async function agreementsWith(tx: Tx, accountId: AccountId): Promise<Agreement[]> {
  const theirs = sql<SqlBool>`(account_id is null or account_id = ${accountId})`;
  return withVersions(tx, await agreements(tx).where('kind', '=', 'sla').where(theirs).orderBy('id').execute());
}

/** Every agreement with customers that the transaction's actor reaches. */
export async function agreementsWithCustomers(tx: Tx): Promise<Agreement[]> {
  return withVersions(tx, await agreements(tx).where('kind', '=', 'sla').orderBy('id').execute());
}

/** What was published for an account and for everybody. Without drafts, so that customers may ask, too. */
export async function publishedFor(tx: Tx, accountId: AccountId): Promise<Agreement[]> {
  const rows = await tx
    .tables<AgreementTables>()
    .selectFrom('agreements.agreement as a')
    .innerJoin('agreements.agreement_version as v', 'v.agreement_id', 'a.id')
    .select(['a.id', 'a.name', 'a.parties', 'a.standing', 'a.version as editing'])
    .select(VERSION)
    .where('a.kind', '=', 'sla')
    .where(sql<SqlBool>`(a.account_id is null or a.account_id = ${accountId})`)
    .orderBy('a.id')
    .orderBy('v.version')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((versions) => {
    const [first] = versions;
    if (!first) return [];
    const { id, name, parties, standing, editing: version } = first;
    return { id, name, parties, standing, version, draft: null, versions: versions.map(versionOf) };
  });
}

/** The agreements by which a team or a provider hands work back. */
export async function agreementsToHandBack(tx: Tx, handBack: HandBack): Promise<Agreement[]> {
  const who = handBack.kind === 'ola' ? { teamId: handBack.teamId } : { providerId: handBack.providerId };
  const theirs = sql<SqlBool>`parties @> ${json({ kind: handBack.kind, ...who })}::jsonb`;
  return withVersions(tx, await agreements(tx).where('kind', '=', handBack.kind).where(theirs).orderBy('id').execute());
}

const accountOf = (parties: Parties) => (parties.kind === 'sla' ? parties.accountId : null);

/** Stores an agreement. Answers false when its id, or the standing one, is there already. */
export async function insertAgreement(
  tx: Tx,
  agreement: Pick<Agreement, 'id' | 'name' | 'parties' | 'standing' | 'draft'>,
  createdAt: Instant,
): Promise<boolean> {
  const { id, name, parties, standing, draft } = agreement;
  const kept = { id, name, standing, kind: parties.kind, account_id: accountOf(parties), parties: json(parties) };
  const inserted = await tx
    .tables<AgreementTables>()
    .insertInto('agreements.agreement')
    .values({ ...kept, draft: json(draft), created_at: at(createdAt) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Keeps the draft, or none. The caller holds the lock of `lockAgreement`. */
export async function keepDraft(tx: Tx, id: AgreementId, draft: AgreementTerms | null): Promise<void> {
  await tx
    .tables<AgreementTables>()
    .updateTable('agreements.agreement')
    .set((eb) => ({ draft: draft === null ? sql`null` : json(draft), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Adds a version and ends its draft. The caller holds the lock of `lockAgreement`. */
export async function publish(tx: Tx, agreement: Agreement, published: PublishedVersion): Promise<void> {
  await tx
    .tables<AgreementTables>()
    .insertInto('agreements.agreement_version')
    .values({
      agreement_id: agreement.id,
      account_id: accountOf(agreement.parties),
      version: published.version,
      effective_from: at(published.effectiveFrom),
      published_at: at(published.publishedAt),
      published_by: published.publishedBy,
      terms: json(published.terms),
    })
    .execute();
  await keepDraft(tx, agreement.id, null);
}
