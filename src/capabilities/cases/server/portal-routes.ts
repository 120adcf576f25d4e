import { z } from 'zod';
import { explainToCustomer, promisesAbout } from '#capabilities/promises/index.ts';
import type { CaseId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Context } from '#platform/context.ts';
import { reading, type Tx, transaction } from '#platform/database/transaction.ts';
import { keyOf, pageOf } from '#platform/paging.ts';
import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import { caseSubject } from '../facts.ts';
import { listOwn } from './lists.ts';
import { workerOf } from './operations/changing.ts';
import { confirmCase, reopenCase } from './operations/confirm-case.ts';
import { hearCustomer } from './operations/hear-customer.ts';
import { objectToMoveOf } from './operations/object-to-move.ts';
import { openCase } from './operations/open-case.ts';
import { findByNumber, findOwn } from './store.ts';
import { cardOf, type Story, storyOf } from './story.ts';
import { namesIn } from './views.ts';

type Portal = Pick<
  Handlers<typeof casesContract>,
  'ask' | 'listMyCases' | 'caseStory' | 'explainMyPromise' | 'objectToMove' | 'findMyCase' | 'writeToUs' | 'confirm'
>;

const cursor = z.tuple([z.number(), z.uuid()]);

async function storyIn(tx: Tx, context: Context, id: CaseId): Promise<Result<Story>> {
  const row = await findOwn(tx, context.actor, id);
  return row ? ok(await storyOf(tx, context, row)) : refuse('not-found', 404);
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
      const opened = await openCase(bound, {
        ...body,
        requesterId: workerOf(context).id,
        kind: 'incident',
        channel: 'portal',
        contactedAt: context.now,
      });
      return opened.ok ? storyIn(tx, context, opened.value.case.id) : opened;
    }),
  listMyCases: (context, { query }) =>
    reading(context, async (tx) => {
      const key = keyOf(query.cursor, cursor);
      const after = key ? { key: key[0], id: key[1] } : null;
      const rows = await listOwn(tx, context.actor, query.show, { limit: query.limit, after });
      const page = pageOf(rows, query.limit, (row) => [row.opened_at, row.id]);
      const names = await namesIn(tx, page.items);
      return ok({ items: page.items.map((row) => cardOf(row, names, context.now)), next: page.next });
    }),
  caseStory: (context, { params }) => reading(context, (tx) => storyIn(tx, context, params.caseId)),
  explainMyPromise: (context, { params }) =>
    reading(context, async (tx) => {
      const mine = await findOwn(tx, context.actor, params.caseId);
      if (!mine) return refuse('not-found', 404);
      const promises = await promisesAbout(tx, caseSubject(mine.id));
      const promise = promises.find(({ id, promisee }) => id === params.promiseId && promisee.kind !== 'team');
      return promise ? explainToCustomer(tx, context, promise) : refuse('not-found', 404);
    }),
  objectToMove: (context, { params, body }) => {
    const by = workerOf(context);
    return asCustomer(context, params.caseId, () =>
      objectToMoveOf(context, { ...params, words: body.words ?? '', by }),
    );
  },
  findMyCase: (context, { params }) =>
    reading(context, async (tx) => {
      const row = await findByNumber(tx, context.actor, params.number);
      const mine = row && (await findOwn(tx, context.actor, row.id));
      return mine ? ok({ id: mine.id }) : refuse('not-found', 404);
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
