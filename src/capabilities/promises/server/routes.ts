import { ok } from '#kernel/result.ts';
import { fromIso } from '#kernel/time.ts';
import { served } from '#platform/serve/handlers.ts';
import { promisesContract } from '../contract.ts';
import { changing, getPromise } from './changing.ts';
import { correctDelivery } from './operations/correct-delivery.ts';
import { explainPromise } from './operations/explain-promise.ts';
import { fulfilByHand } from './operations/fulfil-by-hand.ts';
import { listPromises } from './operations/list-promises.ts';
import { pinnedPromises } from './operations/pinned-promises.ts';
import { promiseFigures } from './operations/promise-figures.ts';
import { renegotiatePromise } from './operations/renegotiate-promise.ts';
import { countPausesToReview, letPausesStand, pausesToReview } from './operations/review-pauses.ts';
import { previewVoiding, voidPause } from './operations/void-pause.ts';
import { withdrawPromise } from './operations/withdraw-promise.ts';

export const promisesServed = served(promisesContract, {
  async listPromises(context, { query }) {
    return ok(await listPromises(context, query));
  },
  async promiseFigures(context, { query }) {
    return ok(await promiseFigures(context, query));
  },
  pinnedPromises: async (context, { params }) => ok(await pinnedPromises(context, params.calendarId)),
  getPromise: (context, { params }) => getPromise(context, params.promiseId),
  explainPromise: (context, { params }) => explainPromise(context, params.promiseId),
  renegotiate: (context, { params, body, ifMatch }) =>
    changing(context, { ...params, ifMatch }, async (tx, promise) => {
      const moved = await renegotiatePromise(tx, context, promise.id, { ...body, due: fromIso(body.due) });
      return moved.ok ? ok(moved.value.successor) : moved;
    }),
  fulfil: (context, { params, body, ifMatch }) =>
    fulfilByHand(context, {
      ...params,
      ifMatch,
      occurredAt: body.occurredAt === undefined ? context.now : fromIso(body.occurredAt),
    }),
  withdraw: (context, { params, body, ifMatch }) =>
    changing(context, { ...params, ifMatch }, (tx, promise) =>
      withdrawPromise(
        tx,
        context,
        promise.id,
        body.ground === 'made-in-error'
          ? { ground: body.ground, reason: body.reason, promiseeTold: true }
          : { ground: body.ground, reason: body.reason },
      ),
    ),
  async pausesToReview(context) {
    return ok({ items: await pausesToReview(context) });
  },
  async countPausesToReview(context) {
    return ok({ count: await countPausesToReview(context) });
  },
  letPausesStand: (context, { params, body, ifMatch }) => letPausesStand(context, { ...params, ...body, ifMatch }),
  voidPause: (context, { params, body, ifMatch }) =>
    voidPause(context, { ...params, ifMatch, from: fromIso(body.pausedAt), reason: body.reason }),
  previewVoiding: (context, { params, query }) => previewVoiding(context, { ...params, from: fromIso(query.pausedAt) }),
  correct: (context, { params, body, ifMatch }) =>
    correctDelivery(context, {
      ...params,
      ifMatch,
      deliveredAt: body.deliveredAt === null ? null : fromIso(body.deliveredAt),
      reason: body.reason,
    }),
});
