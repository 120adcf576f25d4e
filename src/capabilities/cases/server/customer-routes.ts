import { ok, refuse } from '#kernel/result.ts';
import { reading, transaction } from '#platform/database/transaction.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import { customerView } from './customer-view.ts';
import { customerById, keepInMind } from './operations/keep-in-mind.ts';

type Customers = Pick<Handlers<typeof casesContract>, 'getCustomer' | 'keepInMind'>;

/** The endpoints about one customer. */
export const customerHandlers: Customers = {
  getCustomer: (context, { params }) =>
    reading(context, async (tx) => {
      const customer = await customerById(tx, params.personId);
      return customer ? ok(await customerView(tx, context, customer)) : refuse('not-found', 404);
    }),
  keepInMind: async (context, { params, body, ifMatch }) => {
    const kept = await keepInMind(context, { ...params, ...body, ifMatch });
    return kept.ok ? transaction(context, async (tx) => ok(await customerView(tx, context, kept.value))) : kept;
  },
};
