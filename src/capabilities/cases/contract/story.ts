import { z } from 'zod';
import { MessageView } from '#capabilities/conversations/contract.ts';
import { CustomerPromise, PromiseKind } from '#capabilities/promises/contract.ts';
import { CaseId, PersonId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/text.ts';
import { STORY_STATES } from '../domain/story.ts';
import { NowLine } from './case.ts';
import { EscalationView } from './escalation.ts';
import { RequestView } from './request.ts';

/** One sentence of the history. `key` and `params` name a text of the catalogue `facts`. */
export const HistoryEntry = z.object({
  id: z.uuid(),
  kind: z.string(),
  icon: z.string(),
  actor: z.string(),
  occurredAt: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A case as its customer reads it. Built from an allow-list: nothing of the team's own is in it. */
export const CaseCard = z.object({
  id: CaseId,
  number: z.int(),
  subject: z.string(),
  state: z.enum(STORY_STATES),
  now: NowLine.nullable(),
  next: z.object({ kind: PromiseKind, by: z.string(), from: z.string().nullable(), late: z.boolean() }).nullable(),
  ask: z.string().nullable(),
  requester: z.string(),
  /** I asked for it or am in copy; a colleague's is only to read. */
  mine: z.boolean(),
  openedAt: z.string(),
});

export const CaseStory = CaseCard.extend({
  service: z.string().nullable(),
  promises: z.array(CustomerPromise),
  people: z.array(z.object({ name: z.string(), role: z.enum(['owner', 'helper']) })),
  history: z.array(HistoryEntry),
  messages: z.array(
    MessageView.omit({
      delivery: true,
      unverifiedSender: true,
      doubtfulText: true,
      protection: true,
      calendar: true,
      asMail: true,
      warnings: true,
    }),
  ),
  /** What was requested of the catalogue; null where it was asked in own words. */
  request: RequestView.nullable(),
  /** Somebody said that it is more urgent than it looks, and nobody has answered yet. */
  escalation: EscalationView.nullable(),
  /** Whether it can be said now. */
  mayEscalate: z.boolean(),
  /** Others are affected too, and it is worked on as one. */
  withOthers: z.boolean(),
  mayWrite: z.boolean(),
  /** Whether my colleagues see it; null where my account does not share its cases, or it is not mine to say. */
  colleaguesSee: z.boolean().nullable(),
  confirmBy: z.string().nullable(),
  version: z.int(),
});

/** A case as its requester sees it, with what their page depends on besides. */
export const SeenAsCustomer = z.object({
  story: CaseStory,
  reader: z.object({
    id: PersonId,
    name: z.string(),
    language: z.enum(LANGUAGES),
    timeZone: z.string(),
    phone: z.string().nullable(),
  }),
});

/** What may spare asking, or leads to where it was asked already. */
export const Suggestions = z.object({
  /** Open cases about the same, mine before my colleagues'. */
  open: z.array(
    z.object({
      number: z.int(),
      subject: z.string(),
      askedAt: z.string(),
      now: NowLine.nullable(),
      /** The colleague who asked; null where it is mine. */
      colleague: z.string().nullable(),
    }),
  ),
  /** Cases that are done, mine before my colleagues', with what we said that helped, in short. */
  answered: z.array(
    z.object({
      number: z.int(),
      subject: z.string(),
      helped: z.string(),
      by: z.string(),
      at: z.string(),
      colleague: z.string().nullable(),
    }),
  ),
});
