import { sql } from 'kysely';
import { type Context, systemContext } from '#platform/context.ts';
import { reading, type Tx } from '#platform/database/transaction.ts';
import type { Platform } from '#platform/platform.ts';
import { organisation } from '../organisation.ts';

/** Whether nobody is here yet, so that the installation waits for its first administrator. */
export async function needsSetUp(tx: Tx): Promise<boolean> {
  const found = await sql<{ anybody: boolean }>`select people.anybody() as anybody`.execute(tx.tables<unknown>());
  return found.rows[0]?.anybody === false;
}

/** Whether somebody has set this installation up. */
export async function isSetUp(platform: Platform): Promise<boolean> {
  return reading(systemContext(platform, 'start'), async (tx) => !(await needsSetUp(tx)));
}

/** What a stranger may know. */
export async function readInstallation(context: Context) {
  return reading(context, async (tx) => {
    const { name, phone } = await organisation(tx);
    const methods: ('password' | 'magic-link')[] = ['password', 'magic-link'];
    return { organisation: name, needsSetUp: await needsSetUp(tx), phone, methods };
  });
}
