import type { Priority } from '#capabilities/catalogue/index.ts';
import { attachFiles, type MessageToPost, storeMessage } from '#capabilities/conversations/index.ts';
import { accountServing, type PersonRecord, sharesCases } from '#capabilities/people/index.ts';
import { type NewPromise, storePromises } from '#capabilities/promises/index.ts';
import type { NewFact } from '#kernel/facts.ts';
import { CaseId, type FileId, MessageId, type PersonId, type ServiceId, type TeamId } from '#kernel/ids.ts';
import { Problem } from '#kernel/problem.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import type { Context } from '#platform/context.ts';
import { type Tx, transaction } from '#platform/database/transaction.ts';
import { appendFacts } from '#platform/facts.ts';
import { copyFiles } from '#platform/files.ts';
import type { Case, Channel, Worker } from '../../domain/case.ts';
import { factsOfEvent, faultOfEvent, type LiveEvent, urgencyOfEvent } from '../../domain/live-event.ts';
import { decideOpen, subjectFrom } from '../../domain/open.ts';
import type { CaseKind, Urgency } from '../../domain/states.ts';
import { caseSubject, factsOf } from '../../facts.ts';
import { promiseContact } from '../live-events.ts';
import { agreementFor, notAfter, type Owed, owedWord, promiseOf } from '../owed.ts';
import { personById, teamName } from '../people.ts';
import { serviceNamed } from '../service-of.ts';
import { somebodyAtWork } from '../somebody.ts';
import { insertCase, nextNumber, startSearchWords } from '../store.ts';

/** What was said in another case before, and is where this one begins. */
export interface EarlierWords extends Pick<MessageToPost, 'direction' | 'author' | 'channel' | 'text' | 'sentAt'> {
  /** Of the message that it becomes here. */
  readonly id: MessageId;
  /** The message with its files there. */
  readonly from: MessageId;
}

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
  /** The customer did not know whom to ask: somebody of the team who is there looks after it from the beginning. */
  readonly namesSomebody?: boolean;
  /** Somebody says yes or no first: until then only their answer is promised, by whoever opens it this way. */
  readonly awaitsApproval?: boolean;
  /** By when they were told that they hear from us, before it was known what they are owed: it is no later. */
  readonly toldBy?: Instant | null;
  /** The customer wants no colleague of theirs to see it. */
  readonly keepPrivate?: boolean;
  /** People are in something that fails, or will be: it decides how urgent the case is. */
  readonly liveEvent?: LiveEvent | undefined;
  readonly fileIds?: readonly FileId[];
  /** Stands in place of `text` in the conversation, at the moments at which it was said; some of it is the customer's. */
  readonly earlier?: readonly EarlierWords[];
  /** The mail's own parts, when it came by mail. */
  readonly mail?: MessageToPost['mail'];
}

/** What opening came to: the case, its number, and the customer's first message. */
export interface OpenedCase {
  readonly case: Case;
  readonly number: number;
  readonly messageId: MessageId;
  readonly requester: PersonRecord;
  /** The words of the promise to them that is due first; null when none was made. */
  readonly nextWords: string | null;
}

async function sharedAccount(tx: Tx, { accountId }: Pick<PersonRecord, 'accountId'>): Promise<boolean> {
  return accountId !== null && (await sharesCases(tx, accountId));
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
    const fault = input.liveEvent ? faultOfEvent(input.liveEvent, context.now) : null;
    if (fault !== null) return refuse(fault, 422);
    if (input.teamId && !(await teamName(tx, input.teamId))) return refuse('case.team-unknown', 422);
    const earlier = input.earlier?.findLast(({ direction }) => direction === 'from-customer');
    const messageId = earlier?.id ?? MessageId.parse(context.newId());
    const served = { ...requester, accountId: await accountServing(tx, context, requester) };
    const decision = decideOpen(
      { requester: served, service, accountShares: await sharedAccount(tx, served) },
      {
        id: input.id ?? CaseId.parse(context.newId()),
        number,
        kind: input.kind,
        subject: input.subject ?? subjectFrom(input.text),
        goal: input.goal ?? null,
        channel: input.channel,
        urgency: input.liveEvent ? urgencyOfEvent(input.liveEvent.startsAt, context.now) : input.urgency,
        priority: input.priority,
        messageId,
        takenBy: input.takenBy ?? null,
        givenTo: input.namesSomebody ? await somebodyAtWork(tx, service.teamId, context.now) : null,
        keepPrivate: input.keepPrivate ?? false,
        contactedAt: input.contactedAt,
      },
    );
    if (!decision.ok) return decision;
    const opened: Case = { ...decision.value.case, teamId: input.teamId ?? decision.value.case.teamId };
    await insertCase(tx, opened, number);
    const said = input.earlier
      ? await keepEarlierWords(tx, context, { opened, earlier: input.earlier })
      : [await keepFirstWords(tx, context, { opened, messageId, input, requester })];
    await startSearchWords(tx, opened, `${number} ${requester.name} ${input.text}`);
    const by = await agreementFor(tx, opened, context.now);
    const promised = await storePromises(
      tx,
      context,
      input.awaitsApproval
        ? []
        : await wordsAtOpening(
            tx,
            { known: opened, by, reader: requester },
            { first: input.takenBy ? 'next-update' : 'first-response', toldBy: input.toldBy ?? null, now: context.now },
          ),
    );
    if (!promised.ok) return promised;
    const happened = factsOf(opened, decision.value.facts, input.contactedAt);
    await appendFacts(tx, context, [...happened, ...said, ...promised.value.facts]);
    if (input.liveEvent) {
      await appendFacts(tx, context, factsOf(opened, factsOfEvent(input.liveEvent), context.now));
      const contact = await promiseContact(tx, context, { known: opened, event: input.liveEvent });
      if (!contact.ok) return contact;
    }
    const [next] = promised.value.promises.toSorted((a, b) => a.due - b.due);
    return ok({ case: opened, number, messageId, requester, nextWords: next?.text ?? null });
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

async function keepEarlierWords(
  tx: Tx,
  context: Context,
  { opened, earlier }: { readonly opened: Case; readonly earlier: readonly EarlierWords[] },
): Promise<NewFact[]> {
  const facts: NewFact[] = [];
  for (const { from, ...words } of earlier) {
    facts.push(await storeMessage(tx, { ...words, subject: caseSubject(opened.id), accountId: opened.accountId }));
    const to = {
      subject: { kind: 'message', id: words.id },
      accountId: opened.accountId,
      audience: 'customer',
    } as const;
    const copied = await copyFiles(tx, context, { from: { kind: 'message', id: from }, to });
    if (!copied.ok) throw new Problem(copied.refusal.code, copied.refusal.status ?? 422);
  }
  return facts;
}

interface FirstOf {
  readonly first: 'first-response' | 'next-update';
  readonly toldBy: Instant | null;
  readonly now: Instant;
}

async function wordsAtOpening(tx: Tx, owed: Owed, { first, toldBy, now }: FirstOf): Promise<NewPromise[]> {
  const [soonest, resolve] = [first, 'resolve' as const].map((kind) => owedWord(owed, kind, owed.known.openedAt));
  const told = soonest && toldBy !== null ? await notAfter(tx, soonest, toldBy) : soonest;
  return [told, resolve].flatMap((word) => (word ? [promiseOf(owed, word, now)] : []));
}
