import { ownersOf, type RequestItemRecord } from '#capabilities/catalogue/index.ts';
import {
  absencesAhead,
  accountManagers,
  accountServing,
  fallsOn,
  findPersonByAddress,
  namesOf,
  organisation,
  personsByIds,
} from '#capabilities/people/index.ts';
import type { AccountId, PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { asSystem } from '#platform/database/as-system.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { type AskWhy, chooseApprovers } from '../domain/approvers.ts';
import type { Worker } from '../domain/case.ts';
import { personById } from './people.ts';

/** Whom a request asks for their yes or no, and why them. */
export interface Approvers {
  readonly why: AskWhy;
  readonly people: readonly Worker[];
  /** They answer at the desk; others do in the portal. */
  readonly ofTheDesk: boolean;
  /** They belong to an organisation other than ours: their answer is the customer's move. */
  readonly outside: boolean;
}

/** Whether an account is a customer's, not the organisation's own. */
export async function isOutside(tx: Tx, accountId: AccountId): Promise<boolean> {
  const [{ accounts }, ours] = await Promise.all([namesOf(tx, { accounts: [accountId] }), organisation(tx)]);
  return accounts.get(accountId) !== ours.name;
}

/** Of these people of the desk, in their order, who works there still; for whoever is away now, who stands in for them. */
async function present(tx: Tx, context: Context, ids: readonly PersonId[]): Promise<PersonId[]> {
  const absences = await absencesAhead(tx, context.now, ids);
  const inPlace = ids.map((id) => {
    const away = absences.find((one) => one.personId === id && fallsOn(one, context.now, context.now));
    return away?.standInId ?? id;
  });
  const people = await personsByIds(tx, inPlace);
  return inPlace.filter((id) => people.get(id)?.active === true);
}

/** Who of the desk says it for an item: whom the item names, then who answers for its service. */
function ofTheDesk(tx: Tx, context: Context, { approverId, serviceId }: RequestItemRecord): Promise<PersonId[]> {
  return asSystem(tx, async () => {
    const owner = (await ownersOf(tx, [serviceId])).get(serviceId);
    return present(tx, context, [...(approverId === null ? [] : [approverId]), ...(owner ? [owner] : [])]);
  });
}

/** Whoever has this address in an account; nobody of another is found. */
async function namedIn(tx: Tx, accountId: AccountId, address: string): Promise<PersonId | null> {
  const person = await asSystem(tx, () => findPersonByAddress(tx, address));
  return person?.active && person.accountId === accountId ? person.id : null;
}

/** The account in whose name somebody requests; null for whom nobody serves. */
export async function accountOf(tx: Tx, context: Context, requesterId: PersonId): Promise<AccountId | null> {
  const requester = await personById(tx, requesterId);
  return requester ? accountServing(tx, context, requester) : null;
}

/**
 * Whom a request of an item asks; null where nobody has to say yes. `address` is whose the requester wrote down, where the
 * item lets them name somebody. Refuses `request.approver-unknown` for an address of nobody in their account, and as
 * `chooseApprovers` does.
 */
export async function approversFor(
  tx: Tx,
  context: Context,
  { item, requesterId, address }: { item: RequestItemRecord; requesterId: PersonId; address: string | null },
): Promise<Result<Approvers | null>> {
  if (item.approverId === null) return ok(null);
  const { approvalBy: by } = item;
  const accountId = by === 'desk' ? null : await accountOf(tx, context, requesterId);
  const named = by === 'named' && address !== null && accountId !== null ? await namedIn(tx, accountId, address) : null;
  if (by === 'named' && address !== null && named === null) return refuse('request.approver-unknown', 422);
  const managers = by === 'account-managers' && accountId !== null ? await accountManagers(tx, accountId) : [];
  const desk = await ofTheDesk(tx, context, item);
  const asked = chooseApprovers({ by, requesterId, named, desk, managers: managers.map(({ id }) => id) });
  if (!asked.ok) return asked;
  const { why, ids } = asked.value;
  const { people } = await namesOf(tx, { people: ids });
  const isDesk = why === 'item' || why === 'stand-in';
  return ok({
    why,
    people: ids.map((id) => ({ id, name: people.get(id) ?? '' })),
    ofTheDesk: isDesk,
    outside: !isDesk && accountId !== null && (await isOutside(tx, accountId)),
  });
}
