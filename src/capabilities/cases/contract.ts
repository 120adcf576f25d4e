import { z } from 'zod';
import { ConsideredRule } from '#capabilities/agreements/contract.ts';
import { Priority } from '#capabilities/catalogue/contract.ts';
import { Channel, MessageView, NoteView } from '#capabilities/conversations/contract.ts';
import { Absence } from '#capabilities/people/contract.ts';
import {
  CustomerExplanation,
  CustomerPromise,
  PromiseKind,
  PromiseState,
  PromiseView,
  Share,
} from '#capabilities/promises/contract.ts';
import { ATTEMPT_CHANNELS, NO_PAUSE_REASONS } from '#capabilities/promises/domain/index.ts';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import {
  AccountId,
  AgreementId,
  CaseId,
  FileId,
  MessageId,
  NoteId,
  PersonId,
  PromiseId,
  ProviderId,
  ServiceId,
  TeamId,
} from '#kernel/ids.ts';
import { isoInstant, line, prose, typed } from '#kernel/text.ts';
import { PERIODS } from './domain/last-month.ts';
import { CASE_KINDS, CASE_STATES, URGENCIES, WAITING_REASONS } from './domain/states.ts';
import { COUNTED_KINDS } from './domain/under-draft.ts';

export const CaseKind = z.enum(CASE_KINDS);
export const CaseState = z.enum(CASE_STATES);
export const WaitingReason = z.enum(WAITING_REASONS);
export const Urgency = z.enum(URGENCIES);

const PersonRef = z.object({ id: PersonId, name: z.string() });
const AccountRef = z.object({ id: AccountId, name: z.string() });
const TeamRef = z.object({ id: TeamId, name: z.string() });
const ServiceRef = z.object({ id: ServiceId, name: z.string() });

/** Who is doing what, since when, in one sentence that the customer sees. */
export const NowLine = z.object({ text: z.string(), by: z.string(), since: z.string() });

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
});

const NextPromise = z.object({
  id: PromiseId,
  kind: PromiseKind,
  state: PromiseState,
  due: z.string(),
  soonAt: z.string(),
  madeAt: z.string(),
});

/** A row of Today and of the queue. */
export const CaseSummary = z.object({
  id: CaseId,
  number: z.int(),
  kind: CaseKind,
  state: CaseState,
  subject: z.string(),
  goal: z.string().nullable(),
  requester: PersonRef,
  account: AccountRef,
  service: ServiceRef.nullable(),
  team: TeamRef.nullable(),
  owner: PersonRef.nullable(),
  assignee: PersonRef.nullable(),
  priority: Priority,
  channel: Channel,
  now: NowLine.nullable(),
  nextPromise: NextPromise.nullable(),
  /** Something from the customer that nobody answered yet. */
  unanswered: z.boolean(),
  lastCustomerWordAt: z.string().nullable(),
  lastTeamWordAt: z.string().nullable(),
  openedAt: z.string(),
  version: z.int(),
});

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
    promisesKept: z.int(),
    promisesJudged: z.int(),
    openCases: z.int(),
  }),
  /** Since when our mail to the customer comes back; null once somebody reached them. */
  unreached: z.object({ since: z.string(), address: z.string() }).nullable(),
  promises: z.array(PromiseView),
  /** When its owner and assignee are away, now or later, soonest first: what is promised meanwhile is their team's. */
  absences: z.array(Absence),
  /** Nobody owns it, or its owner is away and I keep what they promised. */
  mayTake: z.boolean(),
  suggestedNextWord: z.string(),
  /** The case that goes on in its place, when this one was a duplicate. */
  mergedInto: z.object({ id: CaseId, number: z.int() }).nullable(),
  resolvedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
});

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
  state: z.enum(['we-are-on-it', 'waiting-for-you', 'waiting-for-someone', 'check-it-works', 'done', 'cancelled']),
  now: NowLine.nullable(),
  next: z.object({ kind: PromiseKind, by: z.string(), from: z.string().nullable(), late: z.boolean() }).nullable(),
  ask: z.string().nullable(),
  openedAt: z.string(),
});

export const CaseStory = CaseCard.extend({
  requester: z.string(),
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
    }),
  ),
  mayWrite: z.boolean(),
  confirmBy: z.string().nullable(),
  version: z.int(),
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

const caseParams = z.strictObject({ caseId: CaseId });
const fileIds = z.array(FileId).max(20).default([]);

/** What follows a reply: a next word by a moment, a check that it works, or no more news and why. */
export const NextWord = z.discriminatedUnion('follow', [
  z.strictObject({ follow: z.literal('next-word'), by: isoInstant }),
  z.strictObject({ follow: z.literal('resolves') }),
  z.strictObject({ follow: z.literal('no-more-news'), reason: prose(500) }),
]);

export const TodayView = z.object({
  late: z.array(CaseSummary),
  soon: z.array(CaseSummary),
  later: z.array(CaseSummary),
  laterCount: z.int(),
  /** Without anything due: open cases of mine that could use a word, oldest word first. */
  couldUseAWord: z.array(CaseSummary),
  unowned: z.array(CaseSummary),
  unownedCount: z.int(),
  week: z.object({ kept: z.int(), judged: z.int(), outcomes: z.array(z.enum(['kept', 'late'])) }),
});

const FATES = ['kept', 'late', 'open'] as const;

/** What an agreement's draft would have owed a real case, beside what it was promised. */
export const AgreementTrial = z.object({
  case: z.object({
    number: z.int(),
    subject: z.string(),
    account: AccountRef,
    service: ServiceRef.nullable(),
    kind: CaseKind,
    priority: Priority,
    openedAt: z.string(),
  }),
  /** The rule that would answer, and all that were looked at with what keeps them from the case. */
  chosen: ConsideredRule.nullable(),
  considered: z.array(ConsideredRule),
  promises: z.array(
    z.object({
      kind: z.enum(COUNTED_KINDS),
      anchor: z.string(),
      /** As it was first promised; null where nothing was. */
      was: z
        .object({
          due: z.string(),
          fate: z.enum([...FATES, 'moved', 'withdrawn']),
          deliveredAt: z.string().nullable(),
          agreement: z.object({ id: AgreementId, name: z.string(), version: z.int(), rule: z.int() }).nullable(),
        })
        .nullable(),
      /** As it would have been, delivered at the same moment; null where it would not have been owed. */
      would: z.object({ due: z.string(), fate: z.enum(FATES) }).nullable(),
      same: z.boolean(),
    }),
  ),
  /** Words whose moment somebody named: no agreement moves them. */
  named: z.int(),
});

const Column = z.object({ n: z.int(), kept: z.int(), share: Share.nullable() });

const Comparison = z.object({
  was: Column,
  would: Column,
  /** Would not have been owed, would not be over yet, and would have been due at another moment. */
  notOwed: z.int(),
  open: z.int(),
  otherwise: z.int(),
});

/** How promises that were due went, and how they would have gone under an agreement's draft. */
export const AgreementMonth = z.object({
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
  all: Comparison,
  byKind: z.object({ 'first-response': Comparison, 'next-update': Comparison, resolve: Comparison }),
  cases: z.int(),
  /** Cases that another rule would have answered for. */
  answeredOtherwise: z.int(),
  /** So many promises were looked at, the latest, out of all. */
  looked: z.int(),
  total: z.int(),
});

export const casesContract = contract(
  'cases',
  {
    'case.ask': ['signed-in'],
    'case.read-own': ['signed-in'],
    'case.open': ['agent', 'lead', 'admin'],
    'case.read': ['agent', 'lead', 'manager', 'admin'],
    'case.work': ['agent', 'lead'],
    'case.hand-over': ['agent', 'lead', 'manager', 'admin'],
    'case.reply': ['agent', 'lead'],
    'note.read': ['agent', 'lead', 'manager', 'admin'],
    'note.write': ['agent', 'lead', 'manager', 'admin'],
    'case.search': ['agent', 'lead', 'manager', 'admin'],
  },
  {
    ask: endpoint({
      method: 'POST',
      path: '/my/cases',
      summary: 'Asks for something, in one’s own words; the answer holds the promise of a first word',
      permission: 'case.ask',
      creates: true,
      body: z.strictObject({
        text: prose(20_000),
        subject: line(200).optional(),
        goal: line(200).optional(),
        serviceId: ServiceId.optional(),
        urgency: Urgency.default('medium'),
        fileIds,
      }),
      returns: CaseStory,
      status: 201,
    }),
    listMyCases: endpoint({
      method: 'GET',
      path: '/my/cases',
      summary: 'My cases, newest first',
      permission: 'case.read-own',
      query: z.strictObject({ ...paging, show: z.enum(['open', 'done', 'all']).default('open') }),
      returns: page(CaseCard),
    }),
    caseStory: endpoint({
      method: 'GET',
      path: '/my/cases/{caseId}',
      summary: 'The story of my case: now, next, and what is needed from me',
      permission: 'case.read-own',
      params: caseParams,
      returns: CaseStory,
    }),
    explainMyPromise: endpoint({
      method: 'GET',
      path: '/my/cases/{caseId}/promises/{promiseId}/explanation',
      summary: 'Why what I was promised is due when it is',
      permission: 'case.read-own',
      params: z.strictObject({ caseId: CaseId, promiseId: PromiseId }),
      returns: CustomerExplanation,
    }),
    objectToMove: endpoint({
      method: 'POST',
      path: '/my/cases/{caseId}/promises/{promiseId}/objection',
      summary:
        'Says that the moment to which a promise was moved does not work for me. Where a lower priority led to it and ' +
        'the old moment lies ahead, that stands again; otherwise the new one holds, and somebody answers',
      permission: 'case.read-own',
      params: z.strictObject({ caseId: CaseId, promiseId: PromiseId }),
      body: z.strictObject({ words: prose(2000).optional() }),
      returns: CaseStory,
    }),
    findMyCase: endpoint({
      method: 'GET',
      path: '/my/cases/by-number/{number}',
      summary: 'The id of my case with this number',
      permission: 'case.read-own',
      params: z.strictObject({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
      returns: z.object({ id: CaseId }),
    }),
    writeToUs: endpoint({
      method: 'POST',
      path: '/my/cases/{caseId}/messages',
      summary: 'Writes to the people who work on my case; reopens it when it was resolved',
      permission: 'case.read-own',
      params: caseParams,
      creates: true,
      body: z.strictObject({ text: prose(20_000), fileIds }),
      returns: CaseStory,
      status: 201,
    }),
    confirm: endpoint({
      method: 'POST',
      path: '/my/cases/{caseId}/confirmation',
      summary: 'Says whether it works now: yes closes the case, no reopens it',
      permission: 'case.read-own',
      params: caseParams,
      body: z.strictObject({ works: z.boolean(), text: prose(5_000).optional() }),
      returns: CaseStory,
    }),
    today: endpoint({
      method: 'GET',
      path: '/today',
      summary: 'What I must do next to keep my word, and what nobody has yet',
      permission: 'case.read',
      returns: TodayView,
    }),
    listCases: endpoint({
      method: 'GET',
      path: '/cases',
      summary: 'Cases that I may see, next promise first',
      permission: 'case.read',
      query: z.strictObject({
        ...paging,
        show: z.enum(['open', 'unowned', 'mine', 'waiting', 'closed', 'all']).default('open'),
        teamId: TeamId.optional(),
        serviceId: ServiceId.optional(),
        requesterId: PersonId.optional(),
      }),
      returns: page(CaseSummary),
    }),
    countCases: endpoint({
      method: 'GET',
      path: '/cases/counts',
      summary: 'How many cases each standing view holds, counted up to 1,000',
      permission: 'case.read',
      returns: z.object({
        open: z.int(),
        unowned: z.int(),
        mine: z.int(),
        waiting: z.int(),
        teams: z.array(z.object({ team: TeamRef, open: z.int() })),
      }),
    }),
    searchCases: endpoint({
      method: 'GET',
      path: '/cases/search',
      summary: 'Cases by words, phrases or number, best match first, among those that I may see',
      permission: 'case.search',
      query: z.strictObject({
        q: typed(200).min(1),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
      returns: z.object({ items: z.array(CaseSummary.extend({ excerpt: z.string() })) }),
    }),
    openCase: endpoint({
      method: 'POST',
      path: '/cases',
      summary: 'Opens a case for a customer, for example after a call',
      permission: 'case.open',
      creates: true,
      body: z.strictObject({
        requesterId: PersonId,
        kind: CaseKind.default('incident'),
        subject: line(200),
        text: prose(20_000),
        goal: line(200).optional(),
        serviceId: ServiceId.optional(),
        teamId: TeamId.optional(),
        channel: Channel.default('phone'),
        urgency: Urgency.default('medium'),
        priority: Priority.optional(),
        takeIt: z.boolean().default(false),
        fileIds,
      }),
      returns: CaseDetail,
      status: 201,
    }),
    getCase: endpoint({
      method: 'GET',
      path: '/cases/{caseId}',
      summary: 'One case with its promises',
      permission: 'case.read',
      params: caseParams,
      returns: CaseDetail,
    }),
    findCase: endpoint({
      method: 'GET',
      path: '/cases/by-number/{number}',
      summary: 'The id of the case with this number',
      permission: 'case.read',
      params: z.strictObject({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
      returns: z.object({ id: CaseId }),
    }),
    tryAgreement: endpoint({
      method: 'GET',
      path: '/cases/by-number/{number}/agreement-trial',
      summary: 'What the draft of an agreement would have owed this case, beside what it was promised',
      permission: 'agreement.manage',
      params: z.strictObject({ number: z.coerce.number().int().min(1).max(2_000_000_000) }),
      query: z.strictObject({ agreementId: AgreementId }),
      returns: AgreementTrial,
    }),
    agreementMonth: endpoint({
      method: 'GET',
      path: '/agreements/{agreementId}/last-month',
      summary: 'How the promises of the last full month went, and how they would have gone under the draft',
      permission: 'agreement.manage',
      params: z.strictObject({ agreementId: AgreementId }),
      query: z.strictObject({ period: z.enum(PERIODS).default('month') }),
      returns: AgreementMonth,
    }),
    listMessages: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/messages',
      summary: 'What was said between the customer and us, oldest first',
      permission: 'case.read',
      params: caseParams,
      returns: z.object({ items: z.array(MessageView) }),
    }),
    listNotes: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/notes',
      summary: 'What the team wrote for itself, oldest first',
      permission: 'note.read',
      params: caseParams,
      returns: z.object({ items: z.array(NoteView) }),
    }),
    judgeMail: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/pending-mails/{noteId}/judgement',
      summary: 'Accepts or refuses what somebody outside the case wrote to it by mail; accepted words become a message',
      permission: 'case.work',
      params: caseParams.extend({ noteId: NoteId }),
      body: z.strictObject({ decision: z.enum(['accept', 'refuse']) }),
      returns: CaseDetail,
    }),
    caseHistory: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/history',
      summary: 'Everything that happened to the case, oldest first',
      permission: 'case.read',
      params: caseParams,
      returns: z.object({ items: z.array(HistoryEntry) }),
    }),
    attribution: endpoint({
      method: 'GET',
      path: '/cases/{caseId}/attribution',
      summary:
        'Who had the case for how long, on the calendar of its fix: the parts add up exactly; null without a fix',
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
    take: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/owner',
      summary: 'Takes the case: from now on I answer for its promises',
      permission: 'case.work',
      params: caseParams,
      ifMatch: 'optional',
      returns: CaseDetail,
    }),
    assign: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/assignment',
      summary: 'Says who does the next step, or which team; the owner stays',
      permission: 'case.work',
      params: caseParams,
      ifMatch: 'optional',
      body: z.strictObject({ assigneeId: PersonId.nullable().optional(), teamId: TeamId.optional() }),
      returns: CaseDetail,
    }),
    setNowLine: endpoint({
      method: 'PUT',
      path: '/cases/{caseId}/now-line',
      summary: 'Says what is happening now, in one sentence that the customer sees',
      permission: 'case.work',
      params: caseParams,
      ifMatch: 'optional',
      body: z.strictObject({ text: line(200) }),
      returns: CaseDetail,
    }),
    reply: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/messages',
      summary: 'Writes to the customer, and says when they hear next',
      permission: 'case.reply',
      params: caseParams,
      creates: true,
      body: z.strictObject({
        text: prose(50_000),
        next: NextWord,
        /** How it was said already; then it is recorded as said, and no mail goes out. */
        spoken: z.enum(['phone', 'walk-up', 'chat']).optional(),
        fileIds,
        /** The last message that the writer had seen: a newer one from the customer refuses the reply once. */
        seenMessageId: MessageId.optional(),
      }),
      returns: z.object({ messageId: MessageId, case: CaseDetail }),
      status: 201,
    }),
    writeNote: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/notes',
      summary: 'Writes a note that only the team reads',
      permission: 'note.write',
      params: caseParams,
      creates: true,
      body: z.strictObject({ text: prose(50_000), fileIds }),
      returns: z.object({ noteId: NoteId }),
      status: 201,
    }),
    wait: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/waiting',
      summary:
        'Says that the case waits, for whom and for what; the next word is still owed. The time for the fix rests only ' +
        'while the customer has the move; what does not stop it is refused with what to do instead',
      permission: 'case.work',
      params: caseParams,
      ifMatch: 'optional',
      body: z.strictObject({
        reason: z.enum([...WAITING_REASONS, ...NO_PAUSE_REASONS]),
        /** What was asked, or the customer's own words about the moment that they chose. */
        question: prose(1000),
        /** The provider that we wait for, when it is one. */
        providerId: ProviderId.optional(),
        /** The moment that the customer chose, or the end of the window. */
        until: isoInstant.optional(),
        /** Tries to reach the customer that nobody answered. */
        attempts: z
          .array(z.strictObject({ channel: z.enum(ATTEMPT_CHANNELS), at: isoInstant }))
          .min(1)
          .max(20)
          .optional(),
      }),
      returns: CaseDetail,
    }),
    goOn: endpoint({
      method: 'DELETE',
      path: '/cases/{caseId}/waiting',
      summary: 'Goes on working on a case that waited',
      permission: 'case.work',
      params: caseParams,
      ifMatch: 'optional',
      returns: CaseDetail,
    }),
    cancel: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/cancellation',
      summary: 'Ends a case because the requester no longer needs it, or because it is a duplicate',
      permission: 'case.work',
      params: caseParams,
      ifMatch: 'optional',
      body: z.strictObject({ ground: z.enum(['requester', 'duplicate']), reason: prose(500) }),
      returns: CaseDetail,
    }),
    merge: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/merging',
      summary:
        'Ends a duplicate in favour of another open case of the same customer, which inherits what was promised, due no ' +
        'later than it was; answers the case that goes on',
      permission: 'case.work',
      params: caseParams,
      ifMatch: 'optional',
      body: z.strictObject({ into: z.int().min(1) }),
      returns: CaseDetail,
    }),
    reopen: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/reopening',
      summary: 'Reopens a resolved case inside its confirmation window',
      permission: 'case.work',
      params: caseParams,
      ifMatch: 'optional',
      body: z.strictObject({ reason: prose(500) }),
      returns: CaseDetail,
    }),
    promiseCallback: endpoint({
      method: 'POST',
      path: '/cases/{caseId}/promises',
      summary: 'Promises to call the customer back by a moment',
      permission: 'case.work',
      params: caseParams,
      creates: true,
      body: z.strictObject({ kind: z.literal('callback'), due: isoInstant, text: prose(500) }),
      returns: CaseDetail,
      status: 201,
    }),
    change: endpoint({
      method: 'PATCH',
      path: '/cases/{caseId}',
      summary: 'Changes subject, goal, service, kind, urgency or priority',
      permission: 'case.work',
      params: caseParams,
      ifMatch: 'required',
      body: z.strictObject({
        subject: line(200).optional(),
        goal: line(200).nullable().optional(),
        serviceId: ServiceId.optional(),
        assessedUrgency: Urgency.optional(),
        priority: Priority.optional(),
      }),
      returns: CaseDetail,
    }),
  },
);
