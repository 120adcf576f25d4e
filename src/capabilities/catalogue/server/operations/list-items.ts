import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { type RequestItemRecord, requestItems } from '../item-store.ts';

/** Everything that can or could be requested, by name, for who writes it. */
export function listItems(context: Context): Promise<RequestItemRecord[]> {
  return reading(context, (tx) => requestItems(tx, 'all'));
}
