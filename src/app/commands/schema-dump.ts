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
  'Row security': `
    select format('%s.%s%s', n.nspname, c.relname, case when c.relforcerowsecurity then ' forced' else '' end)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relrowsecurity and OURS order by 1`,
  Policies: `
    select format('%s.%s %s %s for %s to %s using %s check %s', schemaname, tablename, policyname, permissive, cmd,
      array_to_string(roles, ','), coalesce(qual, '-'), coalesce(with_check, '-'))
    from pg_policies p join pg_namespace n on n.nspname = p.schemaname where OURS order by 1`,
  Grants: `
    select format('%s.%s %s %s', table_schema, table_name, grantee, string_agg(privilege_type, ',' order by privilege_type))
    from information_schema.role_table_grants g join pg_namespace n on n.nspname = g.table_schema
    where grantee like 'evenkeel\\_%' and grantee <> 'evenkeel_owner' and OURS
    group by table_schema, table_name, grantee order by 1`,
  'Grants on columns': `
    select format('%s.%s (%s) %s %s', n.nspname, c.relname, string_agg(a.attname, ', ' order by a.attnum),
      acl.grantee::regrole, acl.privilege_type)
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace,
      aclexplode(a.attacl) acl
    where OURS group by n.nspname, c.relname, acl.grantee, acl.privilege_type order by 1`,
  'Grants on schemas, sequences and functions': `
    select format('%s %s %s', thing, coalesce(nullif(grantee, 0)::regrole::text, 'public'),
      string_agg(privilege, ',' order by privilege))
    from (
      select n.nspname, format('schema %s', n.nspname), acl.grantee, acl.privilege_type
      from pg_namespace n, aclexplode(n.nspacl) acl
      union all select n.nspname, format('sequence %s', c.oid::regclass), acl.grantee, acl.privilege_type
      from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) acl where c.relkind = 'S'
      union all select n.nspname, p.oid::regprocedure::text, acl.grantee, acl.privilege_type
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(p.proacl) acl
    ) n (nspname, thing, grantee, privilege)
    where OURS and grantee <> 'evenkeel_owner'::regrole group by thing, grantee order by 1`,
  Functions: `
    select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prokind in ('f', 'p') and OURS
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname, 1`,
};

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'graphile_worker')`;

/** Brings a database of no content to the present schema, and describes that as text, the same each time. */
export async function describeMigrated(url: string): Promise<string> {
  await migrate(url);
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
    return await describeMigrated(embedded.url);
  } finally {
    await embedded.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
