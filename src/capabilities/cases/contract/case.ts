import { z } from 'zod';
import { Absence } from '#capabilities/people/contract.ts';
import { REACH_BY } from '#capabilities/people/domain/index.ts';
import { PromiseView } from '#capabilities/promises/contract.ts';
import { CaseId, ProviderId } from '#kernel/ids.ts';
import { EscalationView } from './escalation.ts';
import { ContactTry, LiveCase, LiveEventView } from './live-event.ts';
import { PersonRef, TeamRef } from './refs.ts';
import { RequestView } from './request.ts';
import { CaseSummary, Urgency, WaitingReason } from './summary.ts';
import { TransferView } from './transfer.ts';
import { OutgoingReply } from './writing.ts';

export { CaseKind, CaseState, CaseSummary, NowLine, Urgency, WaitingReason } from './summary.ts';

/** A case as the desk works on it. */
export const CaseDetail = CaseSummary.extend({
  waitingReason: WaitingReason.nullable(),
  waitingQuestion: z.string().nullable(),
  waitingProvider: z.object({ id: ProviderId, name: z.string() }).nullable(),
  statedUrgency: Urgency,
  assessedUrgency: Urgency,
  requesterDetails: z.object({
    email: z.string().nullable(),
    language: z.string(),
    timeZone: z.string(),
    /** How they want to hear from us first; a call, at the number that they gave. */
    reachBy: z.enum(REACH_BY),
    phone: z.string().nullable(),
    promisesKept: z.int(),
    promisesJudged: z.int(),
    openCases: z.int(),
  }),
  /** Since when our mail to the customer comes back; null once somebody reached them. */
  unreached: z.object({ since: z.string(), address: z.string() }).nullable(),
  /** The customer calls it more urgent than it looks, and nobody has answered yet. */
  escalation: EscalationView.nullable(),
  /** What people are in, or will be at a fixed moment; null where nothing is or it is over. */
  liveEvent: LiveEventView.nullable(),
  /** Tries to reach the customer about what is still promised, that nobody answered; oldest first. */
  tries: z.array(ContactTry),
  promises: z.array(PromiseView),
  /** Replies that have not left yet. */
  outgoing: z.array(OutgoingReply),
  /** When its owner and assignee are away, now or later, soonest first: what is promised meanwhile is their team's. */
  absences: z.array(Absence),
  /** Nobody owns it, or its owner is away and I keep what they promised. */
  mayTake: z.boolean(),
  /** Whether the last change of the case is mine and can be taken back. */
  mayTakeBack: z.boolean(),
  /** The latest warm transfer, however it went. */
  transfer: TransferView.nullable(),
  suggestedNextWord: z.string(),
  /** The case that goes on in its place, when this one was a duplicate. */
  /** What was requested of the catalogue; null where it was asked in own words. */
  request: RequestView.nullable(),
  mergedInto: z.object({ id: CaseId, number: z.int() }).nullable(),
  resolvedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
});

/** A case that somebody asks me, or a team of mine, to take over. */
export const OfferedCase = z.object({
  case: CaseSummary,
  from: PersonRef,
  team: TeamRef.nullable(),
  problem: z.string(),
});

/** What somebody must do next to keep their word. */
export const TodayView = z.object({
  /** People wait in something now, or soon: before anything else, and in no other list. */
  live: z.array(LiveCase),
  late: z.array(CaseSummary),
  soon: z.array(CaseSummary),
  later: z.array(CaseSummary),
  laterCount: z.int(),
  /** Without anything due: open cases of mine that could use a word, oldest word first. */
  couldUseAWord: z.array(CaseSummary),
  offered: z.array(OfferedCase),
  unowned: z.array(CaseSummary),
  unownedCount: z.int(),
  week: z.object({ kept: z.int(), judged: z.int(), outcomes: z.array(z.enum(['kept', 'late'])) }),
});
