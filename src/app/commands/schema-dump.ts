import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { migrate } from '#platform/database/migrate.ts';

const HEADER = '-- The schema after all migrations: what each one did shows here in review. Written by "generate".\n';

/** Tables with columns, keys, indexes and policies; functions; grants: as text, in one order. */
const QUESTIONS: Readonly<Record<string, string>> = {
  Tables: `
    select format('%s.%s', n.nspname, c.relname) || E'\\n' || string_agg(format('  %s %s%s%s', a.attname,
        format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
        coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E'\\n' order by a.attnum)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p', 'v') and OURS group by n.nspname, c.relname order by 1`,
  Constraints: `
    select format('%s %s %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where k.conrelid <> 0 and k.contype <> 'n' and OURS order by 1`,
  Indexes: `select indexdef from pg_indexes i join pg_namespace n on n.nspname = i.schemaname where OURS order by 1`,
  Policies: `
    select format('%s.%s %s %s for %s to %s using %s check %s', schemaname, tablename, policyname, permissive, cmd,
      array_to_string(roles, ','), coalesce(qual, '-'), coalesce(with_check, '-'))
    from pg_policies p join pg_namespace n on n.nspname = p.schemaname where OURS order by 1`,
  Grants: `
    select format('%s.%s %s %s', table_schema, table_name, grantee, string_agg(privilege_type, ',' order by privilege_type))
    from information_schema.role_table_grants g join pg_namespace n on n.nspname = g.table_schema
    where grantee like 'evenkeel\\_%' and grantee <> 'evenkeel_owner' and OURS
    group by table_schema, table_name, grantee order by 1`,
  Functions: `
    select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prokind in ('f', 'p') and OURS
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname, 1`,
};

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'graphile_worker')`;

async function described(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const parts = [HEADER];
    for (const [title, question] of Object.entries(QUESTIONS)) {
      const { rows } = await client.query<[string]>({ text: question.replaceAll('OURS', OURS), rowMode: 'array' });
      parts.push(`\n-- ${title}\n\n${rows.map(([row]) => row.trimEnd()).join('\n')}\n`);
    }
    return parts.join('');
  } finally {
    await client.end();
  }
}

/** Migrates a fresh database of its own, describes its schema, and takes it away again. */
export async function schemaOfFreshDatabase(): Promise<string> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'evenkeel-schema-'));
  const embedded = await startEmbedded({ dataFolder, log: () => undefined });
  try {
    await migrate(embedded.url);
    return await described(embedded.url);
  } finally {
    await embedded.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
