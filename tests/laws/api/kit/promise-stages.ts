import type { Stage } from './stages.ts';

/** What work on promises needs. */
export const PROMISE_STAGES: Readonly<Record<string, Stage>> = {
  promiseId: async (hand) => ({ params: { promiseId: await hand.promised() } }),
  'agreements.renegotiateTouched': async (hand) => {
    const [promise] = (await hand.detail(await hand.asked())).promises;
    const { id: promiseId, version, due } = promise ?? {};
    const moves = [{ promiseId, version, due, reason: 'Example: our times have changed.' }];
    return { params: { agreementId: await hand.publishedAgreement() }, body: { moves } };
  },
  'promises.voidPause': async (hand) => ({ params: { promiseId: await hand.resting() } }),
  'promises.previewVoiding': async (hand) => ({ params: { promiseId: await hand.resting() } }),
  'promises.letPausesStand': async (hand) => ({ params: { promiseId: await hand.resting() } }),
  'promises.correct': async (hand) => ({ params: { promiseId: await hand.delivered() } }),
};
