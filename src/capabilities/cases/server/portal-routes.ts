import { z } from 'zod';
import { explainToCustomer, promisesAbout } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { fromIso, toIso } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import { caseSubject } from '../facts.ts';
import { answerTo } from './answer-to-urgency.ts';
import { foreseeFirstWord } from './foresee-word.ts';
import { listSeen } from './lists.ts';
import { listOffers, readOffer } from './offers.ts';
import { workerOf } from './operations/changing.ts';
import { confirmCase, reopenCase } from './operations/confirm-case.ts';
import { escalateCase } from './operations/escalate-case.ts';
import { hearCustomer } from './operations/hear-customer.ts';
import { objectToMoveOf } from './operations/object-to-move.ts';
import { openCase } from './operations/open-case.ts';
import { requestItem } from './operations/request-item.ts';
import { shareCase } from './operations/share-case.ts';
import { caseOf, findByNumber, findOwn, findSeen } from './store.ts';
import { cardOf, type Story, storyOf, toReadAlong } from './story.ts';
import { suggestionsFor } from './suggestions.ts';
import { namesIn } from './views.ts';

type Portal = Pick<
  Handlers<typeof casesContract>,
  | 'ask'
  | 'listMyCases'
  | 'listOffers'
  | 'readOffer'
  | 'request'
  | 'firstWord'
  | 'suggest'
  | 'caseStory'
  | 'explainMyPromise'
  | 'objectToMove'
  | 'escalate'
  | 'foreseeAnswer'
  | 'shareMyCase'
  | 'findMyCase'
  | 'writeToUs'
  | 'confirm'
>;

const cursor = z.tuple([z.number(), z.uuid()]);

async function storyIn(tx: Tx, context: Context, id: CaseId): Promise<Result<Story>> {
  const own = await findOwn(tx, context.actor, id);
  if (own) return ok(await storyOf(tx, context, own));
  const row = await findSeen(tx, context.actor, id);
  return row ? ok(toReadAlong(await storyOf(tx, context, row))) : refuse('not-found', 404);
}

/** Only who asked, or is in copy, acts on a case as its customer; staff have the desk for theirs. */
function asCustomer(context: Context, id: CaseId, work: () => Promise<Result<unknown>>): Promise<Result<Story>> {
  return transaction(context, async (tx) => {
    const mine = await findOwn(tx, context.actor, id);
    if (!mine) return refuse('not-found', 404);
    const outcome = await work();
    return outcome.ok ? storyIn(tx, context, id) : outcome;
  });
}

export const portalHandlers: Portal = {
  ask: (context, { body }) =>
    transaction(context, async (tx) => {
      const bound = { ...context, tx };
      const { unsure, ...asked } = body;
      const opened = await openCase(bound, {
        ...asked,
        requesterId: workerOf(context).id,
        kind: unsure ? 'question' : 'incident',
        namesSomebody: unsure,
        channel: 'portal',
        contactedAt: context.now,
      });
      return opened.ok ? storyIn(tx, context, opened.value.case.id) : opened;
    }),
  listMyCases: (context, { query }) =>
    reading(context, async (tx) => {
      const key = keyOf(query.cursor, cursor);
      const after = key ? { key: key[0], id: key[1] } : null;
      const rows = await listSeen(tx, context.actor, query, { limit: query.limit, after });
      const page = pageOf(rows, query.limit, (row) => [row.opened_at, row.id]);
      const names = await namesIn(tx, page.items);
      const seen = { now: context.now, mine: query.whose === 'mine' };
      return ok({ items: page.items.map((row) => cardOf(row, names, seen)), next: page.next });
    }),
  listOffers: async (context) => ok({ items: await listOffers(context) }),
  readOffer: (context, { params }) => readOffer(context, { ...params, requesterId: workerOf(context).id }),
  request: (context, { params, body }) =>
    transaction(context, async (tx) => {
      const bound = { ...context, tx };
      const requested = await requestItem(bound, { ...params, ...body, requesterId: workerOf(context).id });
      return requested.ok ? storyIn(tx, context, requested.value.case.id) : requested;
    }),
  firstWord: (context, { query: { unsure, ...asked } }) =>
    reading(context, async (tx) => {
      const kind = unsure === 'true' ? 'question' : 'incident';
      const by = await foreseeFirstWord(tx, context, { ...asked, kind, requesterId: workerOf(context).id });
      return ok({ by: by === null ? null : toIso(by) });
    }),
  suggest: (context, { query }) => reading(context, async (tx) => ok(await suggestionsFor(tx, context, query.q))),
  caseStory: (context, { params }) => reading(context, (tx) => storyIn(tx, context, params.caseId)),
  explainMyPromise: (context, { params }) =>
    reading(context, async (tx) => {
      const seen = await findSeen(tx, context.actor, params.caseId);
      if (!seen) return refuse('not-found', 404);
      const promises = await promisesAbout(tx, caseSubject(seen.id));
      const promise = promises.find(({ id, promisee }) => id === params.promiseId && promisee.kind !== 'team');
      return promise ? explainToCustomer(tx, context, promise) : refuse('not-found', 404);
    }),
  objectToMove: (context, { params, body }) => {
    const by = workerOf(context);
    return asCustomer(context, params.caseId, () =>
      objectToMoveOf(context, { ...params, words: body.words ?? '', by }),
    );
  },
  escalate: (context, { params, body }) => {
    const by = workerOf(context);
    return asCustomer(context, params.caseId, () =>
      escalateCase(context, { ...params, words: body.words, neededBy: fromIso(body.neededBy), by }),
    );
  },
  foreseeAnswer: (context, { params }) =>
    reading(context, async (tx) => {
      const mine = await findOwn(tx, context.actor, params.caseId);
      return mine ? ok({ by: toIso((await answerTo(tx, context, caseOf(mine))).due) }) : refuse('not-found', 404);
    }),
  shareMyCase: (context, { params, body }) =>
    asCustomer(context, params.caseId, () => shareCase(context, { ...params, ...body })),
  findMyCase: (context, { params }) =>
    reading(context, async (tx) => {
      const row = await findByNumber(tx, context.actor, params.number);
      const seen = row && (await findSeen(tx, context.actor, row.id));
      return seen ? ok({ id: seen.id }) : refuse('not-found', 404);
    }),
  writeToUs: (context, { params, body }) => {
    const author = workerOf(context);
    return asCustomer(context, params.caseId, () =>
      hearCustomer(context, { ...params, ...body, author, channel: 'portal', at: context.now, human: true }),
    );
  },
  confirm: (context, { params, body }) => {
    const author = workerOf(context);
    return asCustomer(context, params.caseId, async () => {
      if (body.works) return confirmCase(context, params.caseId);
      if (body.text === undefined) return reopenCase(context, { ...params, reason: '' });
      return hearCustomer(context, {
        ...params,
        text: body.text,
        author,
        channel: 'portal',
        at: context.now,
        human: true,
      });
    });
  },
};
