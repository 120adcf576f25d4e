import { z } from 'zod';
import { APPROVAL_NEEDS, FIELD_KINDS, FormField } from '#capabilities/catalogue/contract.ts';
import { ASK_STATES } from '../domain/approval.ts';
import { ASK_WHYS } from '../domain/approvers.ts';

/** How long the last ones really took, at most 20; spans in milliseconds. */
const Took = z.object({ n: z.int(), median: z.number(), nineOfTen: z.number() });

/** Something that can be requested. */
export const Offer = z.object({
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  cost: z.string().nullable(),
  /** Null when it was never done yet. */
  took: Took.nullable(),
  /** How often it was asked for. */
  asked: z.int(),
});

export const OfferDetail = Offer.extend({
  form: z.array(FormField).readonly(),
  /** Who says yes or no first, and by when if I ask now; null where nobody has to. */
  approval: z
    .object({
      /** Who is asked; empty where I name somebody myself. */
      approver: z.string(),
      by: z.string().nullable(),
      /** I write down the address of somebody of my organisation who says yes. */
      iName: z.boolean(),
    })
    .nullable(),
  /** By when somebody writes to me, did I ask now; null where nothing is owed to me. */
  firstWordBy: z.string().nullable(),
});

const Answers = z
  .array(
    z.object({
      field: z.string(),
      label: z.string(),
      kind: z.enum(FIELD_KINDS),
      values: z.array(z.string()).readonly(),
    }),
  )
  .readonly();

/** What was requested in a case: the questions as they stood then, with the answers. */
export const RequestView = z.object({
  item: z.string(),
  /** Who says yes or no to it, and what they said; null where nobody has to. */
  approval: z
    .object({
      approver: z.string(),
      state: z.enum(['asked', 'approved', 'declined']),
      reason: z.string().nullable(),
      /** Whether it is I who is asked. */
      isMine: z.boolean(),
      /** Whose yes is needed, where several are asked. */
      needs: z.enum(APPROVAL_NEEDS),
      /** Everybody who was asked, in their order. */
      asks: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          state: z.enum(ASK_STATES),
          why: z.enum(ASK_WHYS),
          /** They belong to the customer: their answer is the customer's move. */
          outside: z.boolean(),
          ofTheDesk: z.boolean(),
          askedAt: z.string(),
          due: z.string().nullable(),
          remindedAt: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  answers: Answers,
});

/** Something that I am asked to say yes or no to, in a list. */
export const AskedOfMe = z.object({
  number: z.int(),
  item: z.string(),
  requester: z.string(),
  due: z.string().nullable(),
});

/** What I decide on: what is requested, by whom, why I am asked, and what became of it. Nothing else of the case is in it. */
export const AskDetail = AskedOfMe.extend({
  summary: z.string().nullable(),
  cost: z.string().nullable(),
  answers: Answers,
  why: z.enum(ASK_WHYS),
  askedAt: z.string(),
  /** `over`: it was called off before I answered. */
  state: z.enum([...ASK_STATES, 'over']),
  /** Why I said no. */
  reason: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** Whose yes is needed, and the others who are asked. */
  needs: z.enum(APPROVAL_NEEDS),
  others: z.array(z.object({ name: z.string(), state: z.enum(ASK_STATES) })),
  /** How far it is, as far as whoever said yes should know. */
  since: z.enum(['waits', 'begins', 'begun', 'done', 'ended']),
});
