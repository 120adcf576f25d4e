import { sql } from 'kysely';
import { fact } from '#kernel/facts.ts';
import { AccountId, PersonId } from '#kernel/ids.ts';
import type { Language } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { accountAdded, personAdded } from '../../facts.ts';
import { insertAccount } from '../group-store.ts';
import { forgetActors } from '../identity/actors.ts';
import { savePhone } from '../number-store.ts';
import { organisation } from '../organisation.ts';
import { findByAddress, findPerson, insertAddress, insertPerson, type PersonRecord } from '../person-store.ts';

/** The account of everybody who wrote to us before anybody knew where they belong. */
export const GUESTS = AccountId.parse('00000000-0000-7000-8000-00000000005e');

const LOCK = 7_423_011;

export interface Stranger {
  readonly name: string;
  /** What their mail claimed; nobody has proved it. */
  readonly address: string;
  readonly language?: Language | undefined;
}

/**
 * The person who wrote from this address: the one we know, also one who left, or a new one in the account of guests with the address
 * as an unproven claim. Needs the system's rights.
 */
export async function addStranger(context: Context, given: Stranger): Promise<PersonRecord> {
  return transaction(context, async (tx) => {
    const address = given.address.toLowerCase();
    // Two mails of the same newcomer wait for each other here.
    await sql`select pg_advisory_xact_lock(${LOCK}, hashtext(${address}))`.execute(tx.tables<unknown>());
    const known = await findByAddress(tx, address);
    if (known) return known;
    const personId = await addGuest(tx, context, given);
    await insertAddress(tx, { personId, address, source: 'mail', verifiedAt: null, createdAt: context.now });
    const made = await findByAddress(tx, address);
    if (!made) throw new Error('The person that was just added cannot be found by their address.');
    return made;
  });
}

/**
 * Adds whoever called from a number that nobody here gave, as a guest of that name; null where they hid it. The caller has
 * seen to it that nobody is known by it. Needs the system's rights.
 */
export async function addCaller(
  context: Context,
  { name, phone }: { readonly name: string; readonly phone: string | null },
): Promise<PersonRecord> {
  return transaction(context, async (tx) => {
    const personId = await addGuest(tx, context, { name });
    if (phone !== null) await savePhone(tx, personId, phone);
    const made = await findPerson(tx, personId);
    if (!made) throw new Error('The person that was just added cannot be found.');
    return made;
  });
}

async function addGuest(
  tx: Tx,
  context: Context,
  { name, language = 'en' }: Pick<Stranger, 'name' | 'language'>,
): Promise<PersonId> {
  await ensureGuests(tx, context);
  const id = PersonId.parse(context.newId());
  const { timeZone } = await organisation(tx);
  const row = { id, name, roles: ['customer'] as const, accountId: GUESTS, providerId: null };
  await insertPerson(tx, { ...row, language, timeZone, createdAt: context.now });
  const about = { subject: { kind: 'person', id }, accountId: GUESTS, occurredAt: context.now };
  await appendFacts(tx, context, [fact(personAdded, about, { name })]);
  return id;
}

async function ensureGuests(tx: Tx, context: Context): Promise<void> {
  const { timeZone } = await organisation(tx);
  const made = { id: GUESTS, name: 'Guests', kind: 'organisation' as const, timeZone, createdAt: context.now };
  if (!(await insertAccount(tx, made))) return;
  const about = { subject: { kind: 'account', id: GUESTS }, accountId: null, occurredAt: context.now };
  await appendFacts(tx, context, [fact(accountAdded, about, { name: made.name })]);
  tx.afterCommit(() => forgetActors(context.platform));
}
