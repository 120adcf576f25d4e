import { z } from 'zod';
import { endpoint } from '#kernel/contract.ts';
import { AccountId, ProviderId, ServiceId, TeamId } from '#kernel/ids.ts';
import { PromiseKind } from './promise.ts';

/** A share with Wilson's 95 % interval, all between 0 and 1, out of `n`. */
export const Share = z.object({ share: z.number(), low: z.number(), high: z.number(), n: z.int() });

/** Figures of the promises that were due in a period. Null is "no data", which is neither 0 nor 100 %. */
export const PromiseFigures = z.object({
  /** Delivered in time, out of what was judged; what is overdue counts as broken. */
  kept: Share.nullable(),
  /** The same without what awaits its confirmation. */
  confirmed: Share.nullable(),
  /** Kept as first made, out of all that was kept, broken or renegotiated. */
  strict: Share.nullable(),
  /** How late the broken ones are, in milliseconds; those that nobody delivered until now. */
  lateBy: z.object({ median: z.int(), p90: z.int() }).nullable(),
  renegotiationsPerPromise: z.number().nullable(),
  /** Gave way to a sooner promise, and counted as neither kept nor broken. */
  supersededShare: z.number().nullable(),
  /**
   * How much of the open time stood still in pauses that hold up, of promises whose clock may rest; and what did not hold
   * up, out of all that was ever paused. Shares of time, so without an interval: `rested` of `n` promises did.
   */
  hold: z.object({ share: z.number(), voidedShare: z.number().nullable(), rested: z.int(), n: z.int() }).nullable(),
  counts: z.object({
    kept: z.int(),
    awaiting: z.int(),
    broken: z.int(),
    /** Of the broken ones: not delivered yet. */
    stillOwed: z.int(),
    renegotiated: z.int(),
    superseded: z.int(),
    withdrawn: z.int(),
  }),
});

/** By what figures are told apart. Never by person. */
export const FiguresBy = z.enum(['none', 'account', 'team', 'provider', 'service', 'kind', 'month']);

/** A day of the organisation's calendar: 2026-11-24. */
const Day = z.iso.date().refine((day) => day >= '1900', { error: 'must not be before 1900' });

/** How promises were kept. */
export const figuresEndpoints = {
  promiseFigures: endpoint({
    method: 'GET',
    path: '/promise-figures',
    summary: 'How promises were kept, by their due moments: of my teams, or of all accounts for managers',
    permission: 'promise.read',
    query: z.strictObject({
      /** The first and the last day, in the organisation's zone; the last 365 days unless said otherwise. */
      from: Day.optional(),
      to: Day.optional(),
      accountId: AccountId.optional(),
      teamId: TeamId.optional(),
      providerId: ProviderId.optional(),
      serviceId: ServiceId.optional(),
      kind: PromiseKind.optional(),
      /** Promises to customers, or what teams and providers promise each other inside. */
      promisees: z.enum(['customers', 'teams']).default('customers'),
      groupBy: FiguresBy.default('none'),
    }),
    returns: z.object({
      from: z.string(),
      to: z.string(),
      timeZone: z.string(),
      overall: PromiseFigures,
      items: z.array(z.object({ key: z.string().nullable(), name: z.string().nullable(), figures: PromiseFigures })),
    }),
  }),
};
