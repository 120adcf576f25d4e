import { randomBytes } from 'node:crypto';
import { type Context, systemContext } from '../context.ts';
import { type Tx, transaction } from '../database/transaction.ts';
import type { Platform } from '../platform.ts';
import type { MailKeys } from './address.ts';

interface SecretTables {
  'platform.secret': { name: string; value: Buffer };
}

const NAME = /^mail\.([a-z2-7])$/;
const FIRST = 'mail.a';

async function storedKeys(tx: Tx): Promise<MailKeys | null> {
  const rows = await tx
    .tables<SecretTables>()
    .selectFrom('platform.secret')
    .select(['name', 'value'])
    .where('name', 'like', 'mail._')
    .orderBy('name')
    .execute();
  const keys = new Map<string, Uint8Array>();
  for (const row of rows) {
    const id = NAME.exec(row.name)?.[1];
    if (id !== undefined) keys.set(id, row.value);
  }
  const current = [...keys.keys()].at(-1);
  return current === undefined ? null : { current, keys };
}

async function load(context: Context): Promise<MailKeys> {
  return transaction(context, async (tx) => {
    const known = await storedKeys(tx);
    if (known) return known;
    await tx
      .tables<SecretTables>()
      .insertInto('platform.secret')
      .values({ name: FIRST, value: randomBytes(32) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const made = await storedKeys(tx);
    if (!made) throw new Error('The key that signs reply addresses could not be stored.');
    return made;
  });
}

const known = new WeakMap<Platform['database'], Promise<MailKeys>>();

/**
 * The keys that sign our reply addresses and Message-IDs, made on first use and kept in the database. Secrets named
 * `mail.a`, `mail.b`, … are the keys; the last one signs. Read once per program, so that signing inside anybody's
 * transaction needs no right to secrets.
 */
export function mailKeys(platform: Platform): Promise<MailKeys> {
  const loaded = known.get(platform.database);
  if (loaded !== undefined) return loaded;
  const loading = load(systemContext(platform, 'mail keys'));
  known.set(platform.database, loading);
  loading.catch(() => known.delete(platform.database));
  return loading;
}
