import { z } from 'zod';
import { CalendarVersion } from '#capabilities/calendars/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { AgreementId, CalendarId } from '#kernel/ids.ts';
import { PAUSE_REASONS } from '../domain/index.ts';
import { PromiseView, promiseParams } from './promise.ts';

/** How the due moment is found: so much open time, a moment, business days, or so much open time again and again. */
const PromiseTerms = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('budget'), ms: z.int() }),
  z.object({ kind: z.literal('instant'), due: z.string() }),
  z.object({ kind: z.literal('businessDays'), n: z.int(), cutOff: z.string().optional() }),
  z.object({ kind: z.literal('cadence'), everyMs: z.int() }),
]);

/** What the clock of a promise goes by, so that whoever has it can count on by themselves. */
export const PromiseClock = z.object({
  terms: PromiseTerms,
  /** The hours of the calendar version that it pinned. */
  hours: CalendarVersion,
  pauses: z.array(
    z.object({
      reason: z.enum([...PAUSE_REASONS, 'awaiting-confirmation']),
      from: z.string(),
      until: z.string(),
      resumedAt: z.string().nullable(),
      voided: z.boolean(),
    }),
  ),
  metAt: z.string().nullable(),
  /** While it awaits confirmation: since when the promisee has known that it was delivered; null as long as they don't. */
  heardAt: z.string().nullable(),
  fulfilledAt: z.string().nullable(),
  closedAt: z.string().nullable(),
});

/** Why a promise is due when it is. All spans in milliseconds, as they stood when it was asked for. */
export const PromiseExplanation = z.object({
  promise: PromiseView,
  terms: z.enum(['budget', 'instant', 'businessDays', 'cadence']),
  /** What owes it, as it was when the promise was made; null when somebody gave their word freely. */
  agreement: z.object({ id: AgreementId, name: z.string(), version: z.int(), rule: z.int() }).nullable(),
  /** The calendar and the version that the promise pinned when it was made. */
  calendar: z.object({ id: CalendarId, name: z.string(), version: z.int(), timeZone: z.string() }),
  anchor: z.string(),
  due: z.string(),
  /** The open time that was promised, or null where a moment or a day was. */
  budget: z.int().nullable(),
  /** Of the agreed time: how much passed, and how much is left before the due moment. */
  used: z.int(),
  left: z.int(),
  /** Real time since the anchor, nights and pauses included. */
  experienced: z.int(),
  clock: PromiseClock,
  /** In order and without gaps, from the anchor to the due moment, the end or now, whichever comes last. */
  segments: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: z.enum(['running', 'closed', 'paused', 'delivered', 'late']),
      reason: z.string().nullable(),
      /** Somebody had paused it here, and the pause did not hold up. */
      voided: z.boolean(),
      counted: z.int(),
    }),
  ),
  /** The chain before it, oldest first: where it was due at first, and why it was moved. */
  moves: z.array(z.object({ from: z.string(), to: z.string(), reason: z.string().nullable() })),
});

/** The same for the customer to whom the word was given: what was agreed and what stopped the clock, and no names. */
export const CustomerExplanation = z.object({
  terms: z.enum(['budget', 'instant', 'businessDays', 'cadence']),
  anchor: z.string(),
  due: z.string(),
  /** The open time that was promised, in milliseconds, or null where a moment or a day was. */
  budget: z.int().nullable(),
  /** The agreement that owes it, by name; null when somebody gave their word freely. */
  agreement: z.string().nullable(),
  /** The zone of the hours in which it counts. */
  timeZone: z.string(),
  /** How long we were closed meanwhile. */
  closed: z.int(),
  pauses: z.array(z.object({ from: z.string(), to: z.string(), reason: z.string() })),
});

/** Why a promise is due when it is. */
export const explainingEndpoints = {
  explainPromise: endpoint({
    method: 'GET',
    path: '/promises/{promiseId}/explanation',
    summary: 'Why a promise is due when it is: its calendar, its pauses, and its life cut where the clock changed',
    permission: 'promise.read',
    params: promiseParams,
    returns: PromiseExplanation,
  }),
};
