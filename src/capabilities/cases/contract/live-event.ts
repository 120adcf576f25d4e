import { z } from 'zod';
import { PromiseId } from '#kernel/ids.ts';
import { isoInstant, line } from '#kernel/text.ts';
import { CONTACT_WAYS } from '../domain/live-event.ts';
import { CaseSummary } from './summary.ts';

export const ContactWay = z.enum(CONTACT_WAYS);

/** Something that people are in, or will be at a fixed moment. */
export const LiveEventAsked = z.strictObject({
  /** When it begins; right now unless said. */
  startsAt: isoInstant.optional(),
  endsAt: isoInstant.optional(),
  way: ContactWay.default('phone'),
  /** A number, a room or a link. */
  place: line(200),
  /** What works meanwhile, where something was offered already. */
  fallback: line(300).optional(),
});

/** What is said of it anew; what is left out stays. */
export const LiveEventChange = z.strictObject({
  startsAt: isoInstant.optional(),
  /** Null where nobody knows when it ends. */
  endsAt: isoInstant.nullable().optional(),
  way: ContactWay.optional(),
  place: line(200).optional(),
});

/** What the desk knows of it. */
export const LiveEventView = z.object({
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  /** From when on nobody waits in it any more, as far as we know. */
  overAt: z.string(),
  way: ContactWay,
  place: z.string(),
  fallback: z.string().nullable(),
  /** By when somebody is in contact with them; null once they are. */
  contact: z.object({ promiseId: PromiseId, by: z.string() }).nullable(),
});

/** What people are in on a case that goes on for a duplicate, as it holds there then. */
export const CarriedEvent = LiveEventView.omit({ contact: true, overAt: true });

/** Nobody answered. */
export const ContactTry = z.object({
  promiseId: PromiseId,
  way: ContactWay,
  messageLeft: z.boolean(),
  by: z.string(),
  at: z.string(),
});

/** A case in which people wait now, or soon. */
export const LiveCase = z.object({ case: CaseSummary, event: LiveEventView, tries: z.int() });
