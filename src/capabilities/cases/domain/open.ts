import type { AccountId, CaseId, MessageId, PersonId, ServiceId, TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Case, Channel, Decision, Worker } from './case.ts';
import type { CaseFact } from './facts.ts';
import { type Priority, priorityOf } from './priority.ts';
import { type CaseKind, firstState, type Urgency } from './states.ts';
import { take } from './take.ts';

export interface Opening {
  readonly id: CaseId;
  readonly number: number;
  readonly kind: CaseKind;
  readonly subject: string;
  readonly goal: string | null;
  readonly channel: Channel;
  readonly urgency: Urgency;
  readonly priority: Priority | undefined;
  readonly messageId: MessageId;
  /** The agent who keeps the case that they open, if they do. */
  readonly takenBy: Worker | null;
  /** Who looks after it from the beginning, where the customer did not know whom to ask; nobody has begun yet. */
  readonly givenTo?: Worker | null;
  /** The customer wants it to stay between them and the desk. */
  readonly keepPrivate?: boolean;
  /** When the customer contacted us, which may be before we recorded it. */
  readonly contactedAt: Instant;
}

export interface KnownForOpening {
  readonly requester: { readonly id: PersonId; readonly accountId: AccountId | null; readonly active: boolean };
  /** Whether anybody of the requester's account sees what their colleagues ask. */
  readonly accountShares: boolean;
  readonly service: { readonly id: ServiceId; readonly teamId: TeamId | null; readonly retired: boolean };
}

/** Opens a case for a requester. Refuses when the service is retired or the requester can't be served. */
export function decideOpen(known: KnownForOpening, opening: Opening): Result<Decision> {
  const { requester, service } = known;
  if (service.retired) return refuse('case.service-retired', 422);
  if (!requester.active) return refuse('case.requester-inactive', 422);
  if (requester.accountId === null) return refuse('case.requester-without-account', 422);
  const opened: Case = {
    id: opening.id,
    accountId: requester.accountId,
    kind: opening.kind,
    state: firstState(opening.kind),
    waiting: null,
    subject: opening.subject,
    goal: opening.goal,
    serviceId: service.id,
    requesterId: requester.id,
    ownerId: opening.givenTo?.id ?? null,
    assigneeId: opening.givenTo?.id ?? null,
    teamId: service.teamId,
    colleaguesSee: known.accountShares && opening.keepPrivate !== true,
    channel: opening.channel,
    priority: opening.priority ?? priorityOf('moderate', opening.urgency),
    statedUrgency: opening.urgency,
    assessedUrgency: opening.urgency,
    now: null,
    lastCustomerWordAt: opening.contactedAt,
    lastTeamWordAt: null,
    lastCustomerMessageId: opening.messageId,
    unanswered: true,
    unreached: null,
    offer: null,
    mergedInto: null,
    parentId: null,
    openedAt: opening.contactedAt,
    resolvedAt: null,
    closedAt: null,
    version: 1,
  };
  const facts: CaseFact[] = [
    { kind: 'case.opened', data: { subject: opening.subject, caseKind: opening.kind, number: opening.number } },
  ];
  if (opening.givenTo) facts.push({ kind: 'case.given', data: { owner: opening.givenTo.name } });
  if (!opening.takenBy) return ok({ case: opened, facts });
  const taken = take(opened, opening.takenBy);
  return taken.ok ? ok({ case: taken.value.case, facts: [...facts, ...taken.value.facts] }) : taken;
}

const SUBJECT_LENGTH = 100;

/** A subject from the customer's own first words, when they gave none: the first sentence, cut at a word. */
export function subjectFrom(text: string): string {
  const first =
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .find((line) => line !== '') ?? text.trim();
  const sentence = /^.{10,}?[.!?](?=\s|$)/u.exec(first)?.[0].replace(/[.]$/, '') ?? first;
  if (sentence.length <= SUBJECT_LENGTH) return sentence;
  const cut = sentence.slice(0, SUBJECT_LENGTH - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).trimEnd()}…`;
}
