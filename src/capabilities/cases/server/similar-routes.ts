import { accountServing } from '#capabilities/people/index.ts';
import { ok, refuse } from '#kernel/result.ts';
import { reading } from '#platform/database/transaction.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import { onCase } from './answers.ts';
import { personById } from './people.ts';
import { similarCases } from './similar.ts';

type Similar = Pick<Handlers<typeof casesContract>, 'similarCases' | 'similarToCase'>;

/** How many solved cases stand beside one. */
const BESIDE = 5;

/** The endpoints that find cases about the same. */
export const similarHandlers: Similar = {
  similarCases: (context, { query }) =>
    reading(context, async (tx) => {
      const { q, requesterId, show, limit } = query;
      const requester = requesterId ? await personById(tx, requesterId) : null;
      const accountId = requester ? await accountServing(tx, context, requester) : null;
      if (requesterId && accountId === null) return refuse('not-found', 404);
      const whose = { accountId, requesterId: requester?.id ?? null };
      return ok({ items: await similarCases(tx, context, { text: q, show, ...whose, except: null, limit }) });
    }),
  similarToCase: (context, { params }) =>
    onCase(context, params.caseId, async (tx, { id, subject }) => ({
      items: await similarCases(tx, context, {
        text: subject,
        show: 'solved',
        accountId: null,
        requesterId: null,
        except: id,
        limit: BESIDE,
      }),
    })),
};
