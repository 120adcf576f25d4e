import { z } from 'zod';
import { AgreementId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import { reading } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import type { Agreement } from '../../domain/index.ts';
import { agreementsByName } from '../store.ts';

const SortKey = z.tuple([z.string(), AgreementId]);

/** One page of agreements by name. */
export async function listAgreements(
  context: Context,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ items: Agreement[]; next: string | null }> {
  const after = keyOf(query.cursor, SortKey);
  const rows = await reading(context, (tx) => agreementsByName(tx, { count: query.limit + 1, after }));
  return pageOf(rows, query.limit, ({ name, id }) => [name, id]);
}
