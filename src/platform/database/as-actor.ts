import { sql } from 'kysely';
import type { PersonActor } from '#kernel/actor.ts';
import { roleOf, type Tx } from '#platform/database/transaction.ts';

interface Asking {
  readonly role: string;
  readonly person: string;
  readonly accounts: string;
}

async function ask(tx: Tx, { role, person, accounts }: Asking): Promise<void> {
  await sql`select set_config('role', ${role}, true), set_config('evenkeel.person', ${person}, true),
    set_config('evenkeel.accounts', ${accounts}, true)`.execute(tx.tables<unknown>());
}

/**
 * Reads inside a transaction that somebody else opened what this person's own transaction would let them read, and hands
 * back what the opener had. When `work` throws, the transaction is lost and the rights with it.
 */
export async function asActor<T>(tx: Tx, actor: PersonActor, work: () => Promise<T>): Promise<T> {
  const before = await sql<Asking>`select current_setting('role') as role,
    current_setting('evenkeel.person') as person, current_setting('evenkeel.accounts') as accounts`.execute(
    tx.tables<unknown>(),
  );
  await ask(tx, { role: roleOf(actor), person: actor.personId, accounts: actor.accounts.join(',') });
  const outcome = await work();
  const [opener] = before.rows;
  if (!opener) throw new Error('The transaction does not say whose it is.');
  await ask(tx, opener);
  return outcome;
}
