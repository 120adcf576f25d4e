import { STAFF } from '#kernel/actor.ts';
import { fact } from '#kernel/facts.ts';
import { AccountId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { accountAdded } from '../../facts.ts';
import { accountNamed, insertAccount } from '../group-store.ts';
import { forgetActors } from '../identity/actors.ts';
import { organisation } from '../organisation.ts';
import type { PersonRecord } from '../person-store.ts';

/** The organisation's own account, where nobody added one in its name. */
const OURS = AccountId.parse('00000000-0000-7000-8000-00000000005f');

/** Whether somebody works here and belongs to no customer. */
export function isOneOfUs({ roles, accountId }: Pick<PersonRecord, 'roles' | 'accountId'>): boolean {
  return accountId === null && roles.some((role) => STAFF.includes(role));
}

/**
 * The account to which it belongs what somebody asks for: their own, and for whoever works here and has none that of the
 * organisation itself, which carries its name. The program adds it where it is missing. Null for whom nobody serves.
 */
export async function accountServing(tx: Tx, context: Context, person: PersonRecord): Promise<AccountId | null> {
  if (!isOneOfUs(person)) return person.accountId;
  const { name, timeZone } = await organisation(tx);
  const known = await accountNamed(tx, name);
  if (known !== undefined || context.actor.kind !== 'system') return known ?? null;
  const made = { id: OURS, name, kind: 'organisation' as const, timeZone, createdAt: context.now };
  if (!(await insertAccount(tx, made))) return OURS;
  const about = { subject: { kind: 'account', id: OURS }, accountId: null, occurredAt: context.now };
  await appendFacts(tx, context, [fact(accountAdded, about, { name })]);
  tx.afterCommit(() => forgetActors(context.platform));
  return OURS;
}
