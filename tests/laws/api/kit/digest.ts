import pg from 'pg';

/** What moves by itself whenever somebody asks: sessions, limits, when a token was last used, who works on jobs. */
const RESTLESS = ['identity.session', 'identity.rate_limit', 'identity.verification', 'platform.worker'];

const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    and format('%s.%s', n.nspname, c.relname) <> all ($1) order by 1`;

const rowsOf = (table: string) => (table === 'people.api_token' ? `to_jsonb(t) - 'last_used_at'` : 'to_jsonb(t)');

export interface DatabaseDigest {
  /** One text per table that is the same as long as no row of it changes. */
  take(): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

/** Opens a view on the whole database by which a law tells that nothing in it has changed. */
export async function openDigest(ownerUrl: string): Promise<DatabaseDigest> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(TABLES, [RESTLESS]);
  const each = tables.map(
    ({ name }) => `select '${name}' as name, count(*) || ' ' ||
      coalesce(sum(hashtextextended((${rowsOf(name)})::text, 0)), 0) as digest from ${name} t`,
  );
  const question = each.join(' union all ');
  return {
    async take() {
      const { rows } = await client.query<{ name: string; digest: string }>(question);
      return new Map(rows.map(({ name, digest }) => [name, digest]));
    },
    close: () => client.end(),
  };
}

/** The tables that differ between two digests. */
export function changedTables(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
}
