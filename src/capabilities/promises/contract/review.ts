import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { isoInstant, prose } from '#kernel/text.ts';
import { ATTEMPT_CHANNELS, PAUSE_DOUBTS, PAUSE_REASONS } from '../domain/index.ts';
import { PromiseRow, PromiseView, promiseParams } from './promise.ts';

/** A pause with what it rests on, for who looks at it. Spans in milliseconds. */
export const PauseView = z.object({
  reason: z.enum(PAUSE_REASONS),
  from: z.string(),
  /** When it ended, or ends by itself. */
  until: z.string(),
  /** Who stopped the clock. */
  by: z.string().nullable(),
  evidence: z.enum(['question', 'attempts', 'agreement']).nullable(),
  /** The question that was asked, or the promisee's own words. */
  words: z.string().nullable(),
  /** When the question reached them, or they said so. */
  saidAt: z.string().nullable(),
  /** Tries to reach them that nobody answered. */
  attempts: z.array(z.object({ channel: z.enum(ATTEMPT_CHANNELS), at: z.string() })),
  /** Of the agreed time: how much was left when it began. */
  left: z.int().nullable(),
  /** How much open time lies in it. */
  open: z.int(),
  /** Why it counts for nothing, once somebody found so. */
  voided: z.string().nullable(),
});

/** A promise whose pauses ask for a second look, with what is known of them. */
export const DoubtedPromise = z.object({
  promise: PromiseRow,
  /** When the first doubt came that nobody has looked at yet. */
  since: z.string(),
  doubts: z.array(z.enum(PAUSE_DOUBTS)),
  pauses: z.array(PauseView),
});

/** Pauses that ask for a second look. */
export const reviewEndpoints = {
  pausesToReview: endpoint({
    method: 'GET',
    path: '/promise-pauses-to-review',
    summary: 'Promises whose pauses ask for a second look, longest waiting first, 200 at most',
    permission: 'promise.review',
    returns: z.object({ items: z.array(DoubtedPromise) }),
  }),
  countPausesToReview: endpoint({
    method: 'GET',
    path: '/promise-pauses-to-review/count',
    summary: 'How many promises have pauses that ask for a second look, 200 at most',
    permission: 'promise.review',
    returns: z.object({ count: z.int() }),
  }),
  letPausesStand: endpoint({
    method: 'POST',
    path: '/promises/{promiseId}/pauses-review',
    summary: 'Says that the pauses of a promise hold up',
    permission: 'promise.review',
    params: promiseParams,
    ifMatch: 'optional',
    body: z.strictObject({ reason: prose(500) }),
    returns: PromiseView,
  }),
  voidPause: endpoint({
    method: 'POST',
    path: '/promises/{promiseId}/pause-voiding',
    summary: 'Says that a pause did not hold up: the clock ran all the while, and the promise may have broken',
    permission: 'promise.review',
    params: promiseParams,
    ifMatch: 'optional',
    body: z.strictObject({ pausedAt: isoInstant, reason: prose(500) }),
    returns: PromiseView,
  }),
  previewVoiding: endpoint({
    method: 'GET',
    path: '/promises/{promiseId}/pause-voiding',
    summary: 'What would become of a promise if one of its pauses did not hold up; changes nothing',
    permission: 'promise.review',
    params: promiseParams,
    query: z.strictObject({ pausedAt: isoInstant }),
    returns: z.object({ before: PromiseView, after: PromiseView }),
  }),
};
