import type { CalendarVersion } from '#capabilities/calendars/domain/index.ts';
import type { Role } from '#kernel/actor.ts';
import type { Language } from '#kernel/text.ts';
import type { Instant } from '#kernel/time.ts';

/** The language in which somebody writes. The product's own words come in fewer (`Language`). */
export type Tongue = 'en' | 'de' | 'fr';
export type PlannedPriority = 'P1' | 'P2' | 'P3' | 'P4';
export type PlannedUrgency = 'critical' | 'high' | 'medium' | 'low';
export type PlannedChannel = 'portal' | 'mail' | 'phone' | 'walk-up' | 'chat';

/** Everything that the sample organisation is and did. Keys are our own; the one who writes it maps them to ids. */
export interface SamplePlan {
  readonly seed: number;
  /** The moment at which the sample is started: nothing planned lies after it. */
  readonly now: Instant;
  readonly startsAt: Instant;
  readonly organisation: {
    readonly name: string;
    readonly domain: string;
    readonly zone: string;
    readonly mailAddresses: { readonly desk: string; readonly voicemail: string };
  };
  readonly accounts: readonly PlannedAccount[];
  readonly teams: readonly PlannedTeam[];
  readonly providers: readonly PlannedProvider[];
  readonly people: readonly PlannedPerson[];
  readonly calendars: readonly PlannedCalendar[];
  readonly services: readonly PlannedService[];
  /** In the order in which they were opened. */
  readonly cases: readonly PlannedCase[];
  readonly landmarks: Landmarks;
}

export interface PlannedAccount {
  readonly key: string;
  readonly name: string;
  readonly mission: string;
  readonly timeZone: string;
  readonly headcount: number;
}

export interface PlannedTeam {
  readonly key: string;
  readonly name: string;
  readonly what: string;
  readonly members: readonly { readonly person: string; readonly lead: boolean }[];
}

export interface PlannedProvider {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly what: string;
  /** Within how many open hours of which calendar they hand work back to us. */
  readonly returns: { readonly hours: number; readonly calendar: string };
  readonly contacts: readonly { readonly name: string; readonly role: string }[];
}

export interface PlannedPerson {
  readonly key: string;
  readonly name: string;
  readonly first: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly account: string;
  readonly site: 'berlin' | 'lyon' | 'toronto';
  readonly timeZone: string;
  /** The language in which the product speaks to them. */
  readonly language: Language;
  readonly tongue: Tongue;
  readonly reads: readonly Tongue[];
  readonly jobTitle: string;
  readonly salutation: Readonly<Record<Tongue, string>>;
  /** Told of by name in the content, not made from the lists of names. */
  readonly named: boolean;
}

export interface PlannedCalendar {
  readonly key: string;
  readonly name: string;
  readonly hours: CalendarVersion;
}

export interface PlannedPolicy {
  readonly firstWordMinutes: number;
  readonly nextWordMinutes: number;
  readonly fixedByMinutes: number;
}

export interface PlannedService {
  readonly key: string;
  readonly name: string;
  readonly what: string;
  readonly team: string;
  readonly provider: string | null;
  readonly policies: Readonly<Record<PlannedPriority, PlannedPolicy>>;
}

export interface PlannedCase {
  readonly key: string;
  /** The story or template that it tells. */
  readonly tells: string;
  readonly kind: 'incident' | 'request' | 'question';
  readonly service: string;
  readonly account: string;
  readonly requester: string;
  readonly team: string;
  readonly channel: PlannedChannel;
  readonly tongue: Tongue;
  readonly subject: string;
  readonly goal: string | null;
  readonly statedUrgency: PlannedUrgency;
  readonly priority: PlannedPriority;
  readonly openedAt: Instant;
  readonly stateNow: PlannedState;
  /** In order of time; the first is `open`. */
  readonly steps: readonly PlannedStep[];
}

export type PlannedState = 'new' | 'working' | 'waiting' | 'resolved' | 'closed';

/** What somebody did at a moment. `by` is the key of a person. */
interface Deed<Type extends string> {
  readonly type: Type;
  readonly at: Instant;
  readonly by: string;
}

/**
 * The first words. `by` wrote or said them: the requester, or an agent who noticed something first. `takenBy` is
 * the agent who heard them (phone, walk-up, chat), opened the case and took it at once; null for portal, mail and voicemail.
 */
export interface OpenStep extends Deed<'open'> {
  readonly text: string;
  readonly takenBy: string | null;
}

export interface ReplyStep extends Deed<'reply'> {
  readonly text: string;
  /** When the customer hears next; null when no more news is promised, and then `noMoreNews` says why. */
  readonly nextWordBy: Instant | null;
  readonly noMoreNews: string | null;
}

/** Moves the case's running promise of this kind, before it is due, with the words that the customer is told. */
export interface RenegotiateStep extends Deed<'renegotiate'> {
  readonly promise: 'next-update' | 'resolve';
  readonly due: Instant;
  readonly reason: string;
  readonly words: string;
}

/** Something that was tried, or, while its outcome is open, is about to be. */
export interface TryStep extends Deed<'try-step'> {
  readonly phase: 'narrow' | 'verify' | 'widen';
  readonly what: string;
  readonly expected: string | null;
  readonly saw: string | null;
  readonly outcome: 'open' | 'helped' | 'no-change' | 'ruled-out' | 'made-worse';
  /** The words that the customer reads of it; null while it is the team's alone. */
  readonly shared: string | null;
}

/** Says that people are in something that fails, or will be; somebody is promised to be with them. */
export interface LiveStep extends Deed<'say-live'> {
  readonly startsAt: Instant;
  readonly way: 'phone' | 'in-person' | 'online';
  readonly place: string;
  /** What works meanwhile. */
  readonly fallback: string;
}

export type PlannedStep =
  | OpenStep
  /** The agent becomes the owner; after a hand-over, the receiver. */
  | Deed<'take'>
  | (Deed<'set-now-line'> & { readonly text: string })
  | ReplyStep
  | (Deed<'customer-writes'> & { readonly text: string; readonly endsWait: boolean })
  | (Deed<'team-note'> & { readonly text: string })
  | RenegotiateStep
  | (Deed<'promise-callback'> & { readonly due: Instant; readonly text: string })
  /** The customer was called: the running callback promise is fulfilled. */
  | Deed<'call-back'>
  | (Deed<'wait'> & { readonly reason: 'customer-input'; readonly question: string })
  /** The reply that says that it works. */
  | (Deed<'resolve'> & { readonly text: string })
  /** The customer says yes, which closes the case. */
  | (Deed<'confirm'> & { readonly text: string })
  /** The customer says no, which reopens it. */
  | (Deed<'reopen'> & { readonly text: string })
  /** The next step goes to a colleague; the owner stays until the receiver takes it. */
  | (Deed<'hand-over'> & { readonly toPerson: string; readonly toTeam: string })
  | TryStep
  /** Colleagues are asked for help; owner and promises stay. */
  | (Deed<'ask-for-help'> & { readonly text: string; readonly of: readonly string[] })
  /** One who was asked helps, and takes part from then on. */
  | Deed<'join'>
  /** One who helps proposes a step. */
  | (Deed<'propose'> & { readonly text: string })
  | LiveStep;

/** Where to look first, by key. */
export interface Landmarks {
  readonly liveCase: string;
  readonly overdue: readonly string[];
  readonly dueSoon: readonly string[];
  readonly signIn: {
    readonly customer: string;
    readonly agent: string;
    readonly manager: string;
    readonly administrator: string;
  };
}
