import type { Priority } from '#capabilities/catalogue/index.ts';
import { attachFiles, type MessageToPost, storeMessage } from '#capabilities/conversations/index.ts';
import type { PersonRecord } from '#capabilities/people/index.ts';
import { type NewPromise, storePromises } from '#capabilities/promises/index.ts';
import type { NewFact } from '#kernel/facts.ts';
import { CaseId, type FileId, MessageId, type PersonId, type ServiceId, type TeamId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import type { Case, Channel, Worker } from '../../domain/case.ts';
import { decideOpen, subjectFrom } from '../../domain/open.ts';
import type { CaseKind, Urgency } from '../../domain/states.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { agreementFor, type Owed, owedWord, promiseOf } from '../owed.ts';
import { personById, teamName } from '../people.ts';
import { serviceNamed } from '../service-of.ts';
import { addSearchWords, insertCase, nextNumber } from '../store.ts';

export interface NewCase {
  /** Given only where the caller must know the id before, as the sample and mail intake do. */
  readonly id?: CaseId;
  readonly requesterId: PersonId;
  readonly kind: CaseKind;
  readonly subject?: string | undefined;
  readonly text: string;
  readonly goal?: string | undefined;
  readonly serviceId?: ServiceId | undefined;
  readonly teamId?: TeamId | undefined;
  readonly channel: Channel;
  readonly urgency: Urgency;
  readonly priority?: Priority | undefined;
  /** When the customer contacted us; promises count from here. */
  readonly contactedAt: Instant;
  /** The agent who keeps the case that they open. */
  readonly takenBy?: Worker | undefined;
  readonly fileIds?: readonly FileId[];
  /** The mail's own parts, when it came by mail. */
  readonly mail?: MessageToPost['mail'];
}

/** What opening came to: the case, its number, and the customer's first message. */
export interface OpenedCase {
  readonly case: Case;
  readonly number: number;
  readonly messageId: MessageId;
}

/**
 * Opens a case: stores the customer's words, promises the first word (or, when an agent took it while they
 * talked, the next one) and by when it is fixed, as the agreement says that answers for it.
 */
export function openCase(context: Context, input: NewCase): Promise<Result<OpenedCase>> {
  return transaction(context, async (tx) => {
    const [requester, service, number] = await Promise.all([
      personById(tx, input.requesterId),
      serviceNamed(tx, input.serviceId),
      nextNumber(tx),
    ]);
    if (!requester) return refuse('case.requester-unknown', 422);
    if (input.teamId && !(await teamName(tx, input.teamId))) return refuse('case.team-unknown', 422);
    const messageId = MessageId.parse(context.newId());
    const decision = decideOpen(
      { requester, service },
      {
        id: input.id ?? CaseId.parse(context.newId()),
        number,
        kind: input.kind,
        subject: input.subject ?? subjectFrom(input.text),
        goal: input.goal ?? null,
        channel: input.channel,
        urgency: input.urgency,
        priority: input.priority,
        messageId,
        takenBy: input.takenBy ?? null,
        contactedAt: input.contactedAt,
      },
    );
    if (!decision.ok) return decision;
    const opened: Case = { ...decision.value.case, teamId: input.teamId ?? decision.value.case.teamId };
    await insertCase(tx, opened, number);
    const said = await keepFirstWords(tx, context, { opened, messageId, input, requester });
    await addSearchWords(tx, opened, `${number} ${opened.subject} ${requester.name} ${input.text}`);
    const by = await agreementFor(tx, opened, context.now);
    const promised = await storePromises(
      tx,
      context,
      wordsAtOpening({ known: opened, by, reader: requester }, context),
    );
    if (!promised.ok) return promised;
    const happened = factsOf(opened, decision.value.facts, input.contactedAt);
    await appendFacts(tx, context, [...happened, said, ...promised.value.facts]);
    return ok({ case: opened, number, messageId });
  });
}

interface FirstWords {
  readonly opened: Case;
  readonly messageId: MessageId;
  readonly input: NewCase;
  readonly requester: PersonRecord;
}

async function keepFirstWords(
  tx: Tx,
  context: Context,
  { opened, messageId, input, requester }: FirstWords,
): Promise<NewFact> {
  const said = await storeMessage(tx, {
    id: messageId,
    subject: caseSubject(opened.id),
    accountId: opened.accountId,
    direction: 'from-customer',
    author: { id: requester.id, name: requester.name },
    channel: input.channel,
    text: input.text,
    sentAt: input.contactedAt,
    ...(input.mail ? { mail: input.mail } : {}),
  });
  if (input.fileIds && input.fileIds.length > 0) {
    await attachFiles(tx, context, input.fileIds, { kind: 'message', id: messageId, subject: caseSubject(opened.id) });
  }
  return said;
}

function wordsAtOpening(owed: Owed, { now }: Context): NewPromise[] {
  const first = owed.known.ownerId === null ? 'first-response' : 'next-update';
  return ([first, 'resolve'] as const).flatMap((kind) => {
    const word = owedWord(owed, kind, owed.known.openedAt);
    return word ? [promiseOf(owed, word, now)] : [];
  });
}
