import { providersNamed } from '#capabilities/people/index.ts';
import { PartyId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { checkEntry, type Party, type PartyEntry } from '../../domain/party.ts';
import { personOfDesk } from '../on-referral.ts';
import { findParty, storeParty } from '../party-store.ts';

interface Target {
  readonly partyId: PartyId;
  readonly ifMatch?: number | undefined;
}

export interface NewParty extends PartyEntry {
  /** The id that it gets; a new one unless said. */
  readonly id?: PartyId;
}

/** What of an entry is to be otherwise; what is undefined stays. */
export type EntryChange = { readonly [Part in keyof PartyEntry]?: PartyEntry[Part] | undefined };

async function keep(tx: Tx, party: Party): Promise<Result<Party>> {
  const checked = checkEntry(party);
  if (!checked.ok) return checked;
  const { providerId } = party;
  if (providerId !== null && !(await providersNamed(tx, [providerId])).has(providerId)) {
    return refuse('case.provider-unknown', 422);
  }
  await storeParty(tx, party);
  return checked;
}

function changing(
  context: Context,
  { partyId, ifMatch }: Target,
  change: (tx: Tx, known: Party) => Promise<Result<Party>>,
): Promise<Result<Party>> {
  return transaction(context, async (tx) => {
    const known = await findParty(tx, partyId, 'lock');
    if (!known) return refuse('not-found', 404);
    if (ifMatch !== undefined && ifMatch !== known.version) return refuse('changed-meanwhile', 412);
    return change(tx, { ...known, version: known.version + 1 });
  });
}

const verifiedNow = (context: Context) => ({ verifiedAt: context.now, verifiedBy: personOfDesk(context).name });

/** Adds a party to the directory, verified now. Refuses one that nobody can reach. */
export function addParty(context: Context, { id, ...entry }: NewParty): Promise<Result<Party>> {
  const partyId = id ?? PartyId.parse(context.newId());
  return transaction(context, (tx) =>
    keep(tx, { ...entry, ...verifiedNow(context), id: partyId, removedAt: null, version: 1 }),
  );
}

/** Changes what the directory says of a party; whoever does has looked, so it counts as verified. */
export function changeParty(context: Context, { change, ...target }: Target & { change: EntryChange }) {
  const stated = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return changing(context, target, (tx, known) => keep(tx, { ...known, ...stated, ...verifiedNow(context) }));
}

/** Says that an entry is still right. */
export function verifyParty(context: Context, target: Target): Promise<Result<Party>> {
  return changing(context, target, (tx, known) => keep(tx, { ...known, ...verifiedNow(context) }));
}

/** Takes a party out of the directory. What was referred to it stays. */
export function removeParty(context: Context, target: Target): Promise<Result<Party>> {
  return changing(context, target, async (tx, known) => {
    const removed = { ...known, removedAt: context.now };
    await storeParty(tx, removed);
    return ok(removed);
  });
}
