import { z } from 'zod';
import { PromiseState, PromiseView } from '#capabilities/promises/contract.ts';
import { endpoint } from '#kernel/contract.ts';
import { PersonId, PromiseId } from '#kernel/ids.ts';
import { isoInstant } from '#kernel/text.ts';
import { caseParams } from './params.ts';
import { PersonRef, TeamRef } from './refs.ts';

/** Who had a case's time. Spans in milliseconds; `open` and `queued` of all add up to the whole `open`. */
export const CaseAttribution = z.object({
  from: z.string(),
  to: z.string(),
  /** The hours in which open time counts: those of the fix. */
  hours: z.object({ name: z.string(), timeZone: z.string() }),
  open: z.int(),
  held: z.array(
    z.object({
      kind: z.enum(['desk', 'team', 'provider', 'customer', 'nobody']),
      name: z.string().nullable(),
      open: z.int(),
      queued: z.int(),
      wall: z.int(),
      queuedWall: z.int(),
    }),
  ),
  /** What teams and providers had of the time that they agreed to, each on the calendar of their own agreement. */
  handBacks: z.array(
    z.object({
      promiseId: PromiseId,
      name: z.string(),
      hours: z.object({ name: z.string(), timeZone: z.string() }),
      /** Open time of their own calendar while they had it. */
      used: z.int(),
      /** The open time that they agreed to; null where it was a moment or a day. */
      agreed: z.int().nullable(),
      state: PromiseState,
    }),
  ),
});

/** A promise of somebody who goes away. */
export const PromiseToHandOver = z.object({
  promise: PromiseView,
  about: z.object({ number: z.int().nullable(), title: z.string(), href: z.string() }).nullable(),
  /** It falls due meanwhile, so somebody else must keep it. What is due later may stay. */
  must: z.boolean(),
  /** The team of its case, which keeps it where nobody is named. */
  team: TeamRef.nullable(),
  /** Null is the team, with nobody named. */
  suggested: PersonRef.nullable(),
});

/** Who had a case, and what must change hands. */
export const handsEndpoints = {
  attribution: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/attribution',
    summary: 'Who had the case for how long, on the calendar of its fix: the parts add up exactly; null without a fix',
    permission: 'case.read',
    params: caseParams,
    returns: z.object({ attribution: CaseAttribution.nullable() }),
  }),
  owed: endpoint({
    method: 'GET',
    path: '/people/{personId}/owed',
    summary: 'What somebody who goes away owes, next due first: what must change hands, and who could keep it',
    permission: 'case.hand-over',
    params: z.strictObject({ personId: PersonId }),
    query: z.strictObject({ from: isoInstant.optional(), until: isoInstant, standInId: PersonId.optional() }),
    returns: z.object({
      items: z.array(PromiseToHandOver),
      /** Those that must change hands on cases that the asker may not see: they go to the stand-in or the team. */
      outOfSight: z.int(),
      /** People of the teams around these promises, with what speaks against each. */
      receivers: z.array(
        z.object({
          id: PersonId,
          name: z.string(),
          /** The promises that they can't keep: they are away then, or may not see the case. */
          cannotKeep: z.array(PromiseId),
          awayUntil: z.string().nullable(),
          /** How many promises of their own are late. */
          late: z.int(),
        }),
      ),
    }),
  }),
};
