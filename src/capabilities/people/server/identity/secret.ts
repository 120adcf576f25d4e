import { randomBytes } from 'node:crypto';
import { systemContext } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import type { Platform } from '#platform/platform.ts';
import type { PeopleTables } from '../tables.ts';

const NAME = 'sign-in';

/** The key that signs cookies and encrypts second factors: made once per database, the same on all nodes. */
export async function signInSecret(platform: Platform): Promise<string> {
  const value = await transaction(systemContext(platform, 'sign-in'), async (tx) => {
    const db = tx.tables<PeopleTables>();
    const read = () => db.selectFrom('platform.secret').select('value').where('name', '=', NAME).executeTakeFirst();
    const known = await read();
    if (known) return known.value;
    await db
      .insertInto('platform.secret')
      .values({ name: NAME, value: randomBytes(48) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await read())?.value;
  });
  if (!value) throw new Error('The secret of sign-in could not be read from the database.');
  return value.toString('base64url');
}
