import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { transaction } from '#platform/database/transaction.ts';
import { cleanAddress } from '#platform/mail/clean.ts';
import { type RoutingHint, saveMailAddress } from '../address-store.ts';

/**
 * Makes an address one of ours, or changes which team or service its mail goes to first. Refuses what is no
 * address, and addresses with a plus sign, which are kept for signed ones. Needs the system's rights.
 */
export async function addMailAddress(
  context: Context,
  given: { readonly address: string } & Partial<RoutingHint>,
): Promise<Result<{ readonly address: string }>> {
  const address = cleanAddress(given.address);
  if (address === null || address.includes('+')) return refuse('mail.not-an-address', 422);
  return transaction(context, async (tx) => {
    await saveMailAddress(tx, address, { teamId: given.teamId ?? null, serviceId: given.serviceId ?? null });
    return ok({ address });
  });
}
