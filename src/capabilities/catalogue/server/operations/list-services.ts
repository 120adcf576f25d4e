import { z } from 'zod';
import { ServiceId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import { allServices, type ServiceRecord, servicesByName } from '../store.ts';

const SortKey = z.tuple([z.string(), ServiceId]);

/** One page of the services that can be asked about, by name. */
export async function listServices(
  context: Context,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: ServiceRecord[]; next: string | null }> {
  const after = keyOf(query.cursor, SortKey);
  const rows = await reading(context, (tx) => servicesByName(tx, { count: query.limit + 1, after }));
  return pageOf(rows, query.limit, ({ name, id }) => [name, id]);
}

/** Every service, retired ones too, by name, for who writes them. */
export function listAllServices(context: Context): Promise<ServiceRecord[]> {
  return reading(context, allServices);
}
