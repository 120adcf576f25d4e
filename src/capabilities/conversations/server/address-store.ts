import { organisation } from '#capabilities/people/index.ts';
import type { ServiceId, TeamId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { ConversationTables } from './tables.ts';

/** What follows the at sign. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Whom our mails come from, and the domain that our signed addresses and Message-IDs carry. */
export interface Desk {
  /** The organisation's name. */
  readonly name: string;
  /** Null before the desk was given an address: then no mail can go out. */
  readonly address: string | null;
  readonly domain: string;
}

/** The desk as our mails show it. Any role may ask. */
export async function desk(tx: Tx, publicUrl: string): Promise<Desk> {
  const { name, deskAddresses } = await organisation(tx);
  const address = deskAddresses[0] ?? null;
  return { name, address, domain: address === null ? new URL(publicUrl).hostname : domainOf(address) };
}

interface Hinted {
  readonly address: string;
  readonly team_id: TeamId | null;
  readonly service_id: ServiceId | null;
}

/** One mail asks twice within its transaction, and only `saveMailAddress` changes them. They are few. */
const read = new WeakMap<Tx, Promise<readonly Hinted[]>>();

function hintedAddresses(tx: Tx): Promise<readonly Hinted[]> {
  const known =
    read.get(tx) ??
    tx
      .tables<ConversationTables>()
      .selectFrom('conversations.mail_address')
      .select(['address', 'team_id', 'service_id'])
      .execute();
  read.set(tx, known);
  return known;
}

/** All addresses of ours that take mail, in lower case. As the system. */
export async function ourAddresses(tx: Tx): Promise<string[]> {
  const { deskAddresses } = await organisation(tx);
  const rows = await hintedAddresses(tx);
  return [...new Set([...deskAddresses, ...rows.map((row) => row.address)])];
}

/** Where mail to an address of ours goes first; what was not said is null. */
export interface RoutingHint {
  readonly teamId: TeamId | null;
  readonly serviceId: ServiceId | null;
}

const NO_HINT: RoutingHint = { teamId: null, serviceId: null };

/** The hint of the first of these recipients that has one. As the system. */
export async function hintFor(tx: Tx, recipients: readonly string[]): Promise<RoutingHint> {
  const rows = await hintedAddresses(tx);
  const first = recipients.map((address) => rows.find((row) => row.address === address)).find((row) => row);
  return first ? { teamId: first.team_id, serviceId: first.service_id } : NO_HINT;
}

/** Adds an address, or changes where its mail goes. As the system. */
export async function saveMailAddress(tx: Tx, address: string, hint: RoutingHint): Promise<void> {
  const values = { team_id: hint.teamId, service_id: hint.serviceId };
  await tx
    .tables<ConversationTables>()
    .insertInto('conversations.mail_address')
    .values({ address, ...values })
    .onConflict((conflict) => conflict.column('address').doUpdateSet(values))
    .execute();
  read.delete(tx);
}
