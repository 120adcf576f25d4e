import type { Handlers } from '#platform/serve/handlers.ts';
import type { casesContract } from '../contract.ts';
import { caseWithDetail } from './answers.ts';
import { saidChange, saidEvent } from './live-events.ts';
import { changeLiveEvent, endLiveEvent } from './operations/change-live.ts';
import { sayFallback, sayLive } from './operations/say-live.ts';
import { tryContact } from './operations/try-contact.ts';
import { writeDownHeard } from './operations/write-down-heard.ts';

type Live = Pick<
  Handlers<typeof casesContract>,
  'sayLive' | 'changeLive' | 'endLive' | 'offerFallback' | 'tryContact' | 'hear'
>;

/** The endpoints about what happens right now, about reaching whoever was promised it, and about what they say. */
export const liveHandlers: Live = {
  sayLive: (context, { params, body }) =>
    caseWithDetail(context, sayLive(context, { ...params, event: saidEvent(body, context) })),
  changeLive: (context, { params, body }) =>
    caseWithDetail(context, changeLiveEvent(context, { ...params, change: saidChange(body) })),
  endLive: (context, { params }) => caseWithDetail(context, endLiveEvent(context, params)),
  offerFallback: (context, { params, body }) => caseWithDetail(context, sayFallback(context, { ...params, ...body })),
  hear: (context, { params, body }) => caseWithDetail(context, writeDownHeard(context, { ...params, ...body })),
  tryContact: (context, { params, body }) => caseWithDetail(context, tryContact(context, { ...params, ...body })),
};
