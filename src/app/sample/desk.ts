import { z } from 'zod';
import { MacroStep } from '#capabilities/cases/contract/macros.ts';
import { APPROVAL_BY, FormField } from '#capabilities/catalogue/contract.ts';
import { CAUSES, CONFIDENCES, DECISIONS } from '#capabilities/improvements/domain/index.ts';
import { REFERRAL_OUTCOMES } from '#capabilities/referrals/domain/index.ts';
import deskJson from './content/desk.json' with { type: 'json' };

/** Something that was requested and done: so many days before the sample starts, in so many open hours. */
const Fulfilled = z.object({
  requester: z.string(),
  /** Whom they named as the one who says yes, where they name somebody. */
  approver: z.string().optional(),
  /** Nobody has said yes or no yet. */
  open: z.boolean().default(false),
  days_ago: z.number(),
  hours: z.number(),
  answers: z.record(z.string(), z.array(z.string())),
});

const Item = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  cost: z.string().nullable(),
  service: z.string(),
  /** The lead who says yes or no first, or stands in for those outside, by key. */
  approver: z.string().optional(),
  /** Who says it. */
  approval_by: z.enum(APPROVAL_BY).default('desk'),
  /** Who fulfils it. */
  by: z.string(),
  /** What the requester reads when it is done. */
  done: z.string(),
  form: z.array(FormField),
  requests: z.array(Fulfilled),
});

/** Somebody outside the desk who can help; `days_ago` is when an entry was last looked at. */
const OutsideParty = z.object({
  id: z.string(),
  name: z.string(),
  helps_with: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  website: z.string().nullable(),
  languages: z.string().nullable(),
  hours: z.string().nullable(),
  notes: z.string().nullable(),
  /** The provider that it is, by key. */
  provider: z.string().optional(),
  days_ago: z.number(),
});

/** Somebody who was referred: what they asked, our word, what might be passed on, and how it went; null: not known yet. */
const Referred = z.object({
  party: z.string(),
  requester: z.string(),
  by: z.string(),
  days_ago: z.number(),
  text: z.string(),
  word: z.string(),
  passes: z.string().nullable(),
  accepted: z.string().nullable(),
  outcome: z.enum(REFERRAL_OUTCOMES).nullable(),
  said: z.string().nullable(),
});

/**
 * Something that could go better. `call` says that it comes from the failed call. `days` are from the decision on: until it is to be done, or comes back.
 */
const Suggested = z.object({
  id: z.string(),
  by: z.string(),
  days_ago: z.number(),
  call: z.boolean(),
  /** Stories or templates whose cases it happened in. */
  happened_in: z.array(z.string()),
  title: z.string(),
  wrong: z.string(),
  help: z.string(),
  causes: z.array(z.enum(CAUSES)),
  cause_words: z.string().nullable(),
  assessed: z
    .object({
      by: z.string(),
      impact: z.int(),
      effort: z.int(),
      confidence: z.enum(CONFIDENCES),
      days_ago: z.number(),
    })
    .nullable(),
  decided: z
    .object({
      by: z.string(),
      what: z.enum(DECISIONS),
      words: z.string(),
      owner: z.string().nullable(),
      days: z.number(),
      days_ago: z.number(),
      started_days_ago: z.number().optional(),
    })
    .nullable(),
  done: z.object({ by: z.string(), words: z.string(), days_ago: z.number() }).nullable(),
});

const Desk = z.object({
  request_items: z.array(Item),
  snippets: z.array(z.object({ name: z.string(), text: z.string() })),
  outside_parties: z.array(OutsideParty),
  referrals: z.array(Referred),
  improvements: z.array(Suggested),
  /** Calls of the last minutes that nobody answered, oldest first. */
  missed_calls: z.array(
    z.object({ from: z.string(), minutes_ago: z.number(), told_by: z.string(), voicemail: z.string().optional() }),
  ),
  kept_in_mind: z.array(z.object({ customer: z.string(), by: z.string(), reach_by: z.string(), notes: z.string() })),
  macros: z.array(
    z.object({
      name: z.string(),
      steps: z.array(z.union([z.object({ does: z.literal('assign-team'), team: z.string() }), MacroStep])),
    }),
  ),
});

/** What can be requested and what was, and what everybody at the desk writes and does often. */
export const desk = Desk.parse(deskJson);

export type SampleItem = (typeof desk.request_items)[number];
export type SampleMacroStep = (typeof desk.macros)[number]['steps'][number];
export type SampleImprovement = (typeof desk.improvements)[number];
export type SampleReferral = (typeof desk.referrals)[number];
