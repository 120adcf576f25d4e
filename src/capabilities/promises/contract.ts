import { z } from 'zod';
import { contract, endpoint, page, paging } from '#kernel/contract.ts';
import {
  AccountId,
  AgreementId,
  CalendarId,
  PersonId,
  PromiseId,
  ProviderId,
  ServiceId,
  SubjectRef,
  TeamId,
} from '#kernel/ids.ts';
import { isoInstant, prose } from '#kernel/text.ts';
import { ATTEMPT_CHANNELS, PAUSE_DOUBTS, PAUSE_REASONS, PROMISE_KINDS, PROMISE_STATES } from './domain/index.ts';

export const PromiseKind = z.enum(PROMISE_KINDS);
export const PromiseState = z.enum(PROMISE_STATES);

/** What a promisee said against a move of a promise. */
const Said = z.object({
  at: z.string(),
  /** In their own words, possibly none. */
  words: z.string(),
  /** Whether the old promise stands again. */
  stands: z.boolean(),
});

/** A promise as people at the desk see it. */
export const PromiseView = z.object({
  id: PromiseId,
  subject: SubjectRef,
  kind: PromiseKind,
  state: PromiseState,
  /** The words that the customer saw. */
  text: z.string(),
  promisor: z.object({
    person: z.object({ id: PersonId, name: z.string() }).nullable(),
    team: z.object({ id: TeamId, name: z.string() }).nullable(),
    provider: z.object({ id: ProviderId, name: z.string() }).nullable(),
  }),
  /** What teams and providers owe us inside, which customers don't see. */
  internal: z.boolean(),
  /** The promise to the customer that an internal one serves. */
  parentId: PromiseId.nullable(),
  madeAt: z.string(),
  anchor: z.string(),
  due: z.string(),
  /** From here on it shows as due soon. */
  soonAt: z.string(),
  fulfilledAt: z.string().nullable(),
  brokenAt: z.string().nullable(),
  reason: z.string().nullable(),
  predecessorId: PromiseId.nullable(),
  /** For a renegotiated promise: the moment it was moved to. */
  movedTo: z.string().nullable(),
  /** The promisee objected to the move: to this promise, or to the one that it was moved to and that holds no more. */
  objection: Said.extend({ answered: z.boolean() }).nullable(),
  version: z.int(),
});

const named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() });

/** A promise in a list beside others: also for whom it is, and what it is about. */
export const PromiseRow = PromiseView.extend({
  account: named(AccountId).nullable(),
  provider: named(ProviderId).nullable(),
  /** To whom the word was given: one of them. */
  promisee: z.object({
    person: named(PersonId).nullable(),
    account: named(AccountId).nullable(),
    team: named(TeamId).nullable(),
  }),
  /** The subject as its own capability names it, with its page at the desk. */
  about: z.object({ number: z.int().nullable(), title: z.string(), href: z.string() }).nullable(),
});

/** The same promise as its customer sees it: no names of teams, no inner ids. */
export const CustomerPromise = z.object({
  id: PromiseId,
  kind: PromiseKind,
  state: PromiseState,
  text: z.string(),
  due: z.string(),
  fulfilledAt: z.string().nullable(),
  reason: z.string().nullable(),
  movedTo: z.string().nullable(),
  /** It was moved later and is still to come, and they said nothing against it yet. */
  mayObject: z.boolean(),
  /** What they said against the move. */
  objection: Said.nullable(),
});

/** Why a promise is due when it is. All spans in milliseconds. */
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

const promiseParams = z.strictObject({ promiseId: PromiseId });

export const promisesContract = contract(
  'promises',
  {
    'promise.read': ['agent', 'lead', 'manager', 'admin'],
    'promise.change': ['agent', 'lead'],
    'promise.review': ['lead', 'manager'],
  },
  {
    listPromises: endpoint({
      method: 'GET',
      path: '/promises',
      summary: 'Promises that I may see, next due first',
      permission: 'promise.read',
      query: z.strictObject({
        ...paging,
        whose: z.enum(['mine', 'team', 'all']).default('mine'),
        open: z.stringbool().default(true),
        subjectKind: SubjectRef.shape.kind.optional(),
        subjectId: z.uuid().optional(),
        kind: PromiseKind.optional(),
        teamId: TeamId.optional(),
        accountId: AccountId.optional(),
        calendarId: CalendarId.optional(),
      }),
      returns: page(PromiseRow),
    }),
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
    getPromise: endpoint({
      method: 'GET',
      path: '/promises/{promiseId}',
      summary: 'One promise',
      permission: 'promise.read',
      params: promiseParams,
      returns: PromiseView,
    }),
    explainPromise: endpoint({
      method: 'GET',
      path: '/promises/{promiseId}/explanation',
      summary: 'Why a promise is due when it is: its calendar, its pauses, and its life cut where the clock changed',
      permission: 'promise.read',
      params: promiseParams,
      returns: PromiseExplanation,
    }),
    renegotiate: endpoint({
      method: 'POST',
      path: '/promises/{promiseId}/renegotiation',
      summary: 'Moves a promise before it is due: a new moment, the reason, and the words that the customer is told',
      permission: 'promise.change',
      params: promiseParams,
      ifMatch: 'optional',
      body: z.strictObject({
        due: isoInstant,
        reason: prose(500),
        words: prose(2000).optional(),
        /** Because the priority was lowered: the old moment stands again if the customer objects before it. */
        lowered: z.boolean().default(false),
      }),
      returns: PromiseView,
    }),
    fulfil: endpoint({
      method: 'POST',
      path: '/promises/{promiseId}/fulfilment',
      summary: 'Says that what was promised was done, for example that the customer was called back',
      permission: 'promise.change',
      params: promiseParams,
      ifMatch: 'optional',
      body: z.strictObject({ occurredAt: isoInstant.optional() }),
      returns: PromiseView,
    }),
    withdraw: endpoint({
      method: 'POST',
      path: '/promises/{promiseId}/withdrawal',
      summary: 'Ends a promise because the customer said so, or because it was made in error and they were told',
      permission: 'promise.change',
      params: promiseParams,
      ifMatch: 'optional',
      body: z.strictObject({ ground: z.enum(['customer-withdrew', 'made-in-error']), reason: prose(500) }),
      returns: PromiseView,
    }),
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
    correct: endpoint({
      method: 'POST',
      path: '/promises/{promiseId}/correction',
      summary: 'Corrects when a promise was delivered, or that it was; by somebody else than who recorded it',
      permission: 'promise.review',
      params: promiseParams,
      ifMatch: 'optional',
      body: z.strictObject({ deliveredAt: isoInstant.nullable(), reason: prose(500) }),
      returns: PromiseView,
    }),
    pinnedPromises: endpoint({
      method: 'GET',
      path: '/calendars/{calendarId}/open-promises',
      summary: 'How many open promises are counted on each version of a calendar; they keep it when a newer one comes',
      permission: 'promise.read',
      params: z.strictObject({ calendarId: CalendarId }),
      returns: z.object({ items: z.array(z.object({ version: z.int(), open: z.int() })) }),
    }),
  },
);
