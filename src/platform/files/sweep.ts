import { sql } from 'kysely';
import { HOUR } from '#kernel/time.ts';
import type { Context } from '../context.ts';
import { moment } from '../database/columns.ts';
import { transaction } from '../database/transaction.ts';
import { type Recurring, recurring } from '../recurring.ts';
import { UNATTACHED_FOR } from './limits.ts';
import type { FileTables } from './table.ts';

const AT_ONCE = 500;

/** Removes files that nobody attached within a day, and their bytes where nothing else points to them. */
export async function sweepFiles(context: Context): Promise<number> {
  return transaction(context, async (tx) => {
    const db = tx.tables<FileTables>();
    const swept = await db
      .deleteFrom('platform.file')
      .where('id', 'in', (from) =>
        from
          .selectFrom('platform.file')
          .select('id')
          .where('subject_id', 'is', null)
          .where('created_at', '<', moment(context.now - UNATTACHED_FOR))
          .limit(AT_ONCE),
      )
      .returning('hash')
      .execute();
    for (const { hash } of swept) {
      if (hash) await sql`select platform.forget_content(${hash})`.execute(db);
    }
    return swept.length;
  });
}

export const sweepFilesJob: Recurring = recurring('files.sweep', HOUR, async (context) => {
  await sweepFiles(context);
});
